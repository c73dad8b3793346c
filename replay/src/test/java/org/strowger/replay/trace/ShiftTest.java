package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.plan.Plan.SkillLevel;

class ShiftTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<Shift> read(String text) {
    return ShiftReader.read("shifts.csv", new StringReader(text), BERLIN);
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void shiftsAreReadWithAllTheirColumns() {
    Shift shift =
        read("""
             agent,sign_on,sign_off,skills,profile,teams,breaks
             ann,2026-03-02T08:00:00,2026-03-02T16:00:00Z,billing=5;english,phone,a;b,2026-03-02T10:30/PT15M
             """)
            .get(0);
    assertEquals(
        new Shift(
            "ann",
            "phone",
            List.of(new SkillLevel("billing", 5), new SkillLevel("english", 10)),
            List.of("a", "b"),
            ms("2026-03-02T07:00:00Z"),
            ms("2026-03-02T16:00:00Z"),
            List.of(new Shift.Break(ms("2026-03-02T09:30:00Z"), 900_000))),
        shift);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ann,now,2026-03-02T16:00,a | line 2: column sign_on: \"now\" is not a time",
        "ann,2026-03-02T16:00,2026-03-02T08:00,a | line 2: column sign_off: \"2026-03-02T08:00\" is before",
        "ann,2026-03-02T08:00,2026-03-02T16:00,a=0 | line 2: column skills: \"a=0\" gives skill",
        ",2026-03-02T08:00,2026-03-02T16:00,a | line 2: column agent: \"\" is empty",
        "ann,2026-03-02T08:00,a | line 2: has 3 values",
      })
  void aWrongShiftRefusesTheFileWithLineColumnAndValue(String row, String expected) {
    InputException wrong =
        assertThrows(
            InputException.class, () -> read("agent,sign_on,sign_off,skills\n" + row + "\n"));
    String start = "shifts.csv " + expected;
    assertEquals(start, wrong.getMessage().substring(0, start.length()));
  }

  @Test
  void aMissingColumnIsTold() {
    InputException wrong = assertThrows(InputException.class, () -> read("agent,skills\n"));
    assertEquals(
        "shifts.csv line 1: no column \"sign_on\"; needed are: agent, sign_on, sign_off, skills",
        wrong.getMessage());
  }

  @Test
  void inferredShiftsSpanFirstToLastServiceAndSplitAtLongGaps() {
    long start = ms("2026-03-02T08:00:00Z");
    long hour = 3_600_000;
    List<ContactRecord> contacts =
        List.of(
            Contacts.answered("1", "ann", "billing", start, 600_000),
            Contacts.answered("2", "ann", "orders", start + 3 * hour, 600_000),
            Contacts.answered("3", "ann", "billing", start + 8 * hour, 60_000),
            Contacts.answered("4", null, "billing", start, 60_000),
            Contacts.abandoned("5", "billing", start, 60_000));
    var served = ShiftInference.served(contacts);
    List<SkillLevel> skills = List.of(new SkillLevel("billing", 10), new SkillLevel("orders", 10));
    assertEquals(
        List.of(
            new Shift("ann", null, skills, List.of(), start, start + 3 * hour + 600_000, List.of()),
            new Shift(
                "ann",
                null,
                skills,
                List.of(),
                start + 8 * hour,
                start + 8 * hour + 60_000,
                List.of())),
        ShiftInference.infer(contacts, served));
  }

  @Test
  void aLongServiceIsNoGap() {
    long start = ms("2026-03-02T08:00:00Z");
    long hour = 3_600_000;
    List<ContactRecord> contacts =
        List.of(
            Contacts.answered("1", "ann", "billing", start, 6 * hour),
            Contacts.answered("2", "ann", "billing", start + hour, 60_000),
            Contacts.answered("3", "ann", "billing", start + 7 * hour, 60_000));
    List<Shift> shifts = ShiftInference.infer(contacts, ShiftInference.served(contacts));
    assertEquals(1, shifts.size());
    assertEquals(start + 7 * hour + 60_000, shifts.get(0).signOffMs());
  }
}
