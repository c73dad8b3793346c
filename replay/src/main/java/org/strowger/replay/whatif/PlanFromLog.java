package org.strowger.replay.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.text.GatewayForm;
import org.strowger.replay.text.Json;

/** A plan as it was applied, in the ids of its names. Stateless; any thread. */
final class PlanFromLog {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PlanFromLog() {}

  /**
   * The plan of a command.
   *
   * @param fields of it, as the message reader gives them
   * @throws CannotReadException if it cannot be written as a plan
   */
  @SuppressWarnings("unchecked")
  static Plan of(Map<String, Object> fields) {
    Map<String, Object> command = GatewayForm.fields(ApplyPlanDecoder.TEMPLATE_ID, fields);
    String text = Json.text((Map<String, Object>) command.get("plan"));
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return PlanReader.read("plan of the journal", 1, parser);
    } catch (PlanException e) {
      throw new CannotReadException(
          "the plan of the journal cannot be applied again: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }
}
