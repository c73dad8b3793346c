package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mapping that the documentation shows reads records of the form it speaks of. */
class DocumentedMappingTest {
  private static String documented() throws IOException {
    String text = Files.readString(Path.of("docs", "trace.md"));
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    return text.substring(start, text.indexOf("```", start));
  }

  @Test
  void itReadsRowsOverMidnightAndLeavesTestCallsOut() throws IOException {
    String rows =
        """
        line;call;kind;day;arrived;wait_end;talk_start;talk_time;result;agent
        7;1;S;02.03.2026;23:59:50;0:00:10;0:00:11;1:30;OK;ann
        7;2;T;02.03.2026;10:00:00;-;10:00:00;45;OK;bob
        7;3;T;02.03.2026;10:00:00;10:00:30;00:00:00;-;LOST;-
        7;4;demo;02.03.2026;10:00:00;-;-;-;OK;bob
        """;
    Trace trace =
        RecordReader.read(
            "calls.csv",
            new StringReader(rows.replace("demo", "S")),
            MappingReader.read("m.yaml", new StringReader(documented())));
    assertEquals(List.of(), trace.badRows());
    assertEquals(4, trace.contacts().size());
    ContactRecord late = trace.contacts().get(3);
    assertEquals("7/1", late.id());
    assertEquals("sales", late.queue());
    assertEquals(20_000, late.waitedMs());
    assertEquals(late.leftMs() + 1_000, late.answeredMs());
    assertEquals(90_000, late.handlingMs());
    ContactRecord atOnce = trace.contacts().get(0);
    assertEquals(0, atOnce.waitedMs());
    ContactRecord lost = trace.contacts().get(1);
    assertEquals(30_000, lost.patienceMs());
    assertNull(lost.agent());
    Trace withTests =
        RecordReader.read(
            "calls.csv",
            new StringReader(rows),
            MappingReader.read("m.yaml", new StringReader(documented())));
    assertEquals(Map.of("test calls", 1L), withTests.leftOut());
  }
}
