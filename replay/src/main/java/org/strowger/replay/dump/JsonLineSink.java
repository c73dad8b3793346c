package org.strowger.replay.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.strowger.replay.text.Json;

/** One JSON object a line. */
final class JsonLineSink implements LineSink {
  private final JsonGenerator generator;

  JsonLineSink(Writer out) throws IOException {
    generator = Json.lines(out);
  }

  @Override
  public void record(Map<String, Object> values) throws IOException {
    Json.write(generator, values);
    generator.writeRaw('\n');
  }

  @Override
  public void event(String json) throws IOException {
    generator.writeRaw(json);
  }

  @Override
  public void flush() throws IOException {
    generator.flush();
  }
}
