package org.strowger.replay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;

class GatewayFormTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
  private final CommandFactory factory = new CommandFactory();
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);

  private String json(int length) throws IOException {
    int template = new MessageHeaderDecoder().wrap(buffer, 0).templateId();
    Map<String, Object> fields = GatewayForm.fields(template, reader.fields(buffer, 0, length));
    StringWriter out = new StringWriter();
    try (var generator = Json.lines(out)) {
      Json.write(generator, fields);
    }
    return out.toString();
  }

  @Test
  void anArrivalHasTheFieldsOfTheGatewaysLine() throws IOException {
    dictionary.define(IdKind.SKILL, 1, "spanish");
    dictionary.define(IdKind.SKILL, 2, "billing");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.urgency = 0;
    arrival.creditMs = 90_000;
    arrival.allOf.add(1, 5).add(2, 1);
    arrival.anyOf.add(4, 1, 2).add(0, 2, 3).add(4, 2, 9);
    arrival.noneOf.add(3);
    arrival.excluded.add(9);
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,\"class\":0,\"credit\":\"90s\","
            + "\"requires\":{\"all-of\":{\"spanish\":5,\"billing\":1},"
            + "\"any-of\":[{\"spanish\":2,\"billing\":9},{\"billing\":3}],\"none-of\":[3]},"
            + "\"exclude\":[9]}",
        json(factory.arrive(buffer, 0, arrival)));
  }

  @Test
  void whatWasNotGivenIsLeftOut() throws IOException {
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2}",
        json(factory.arrive(buffer, 0, new Arrival().reset(7, 1, 2))));
  }

  @Test
  void aSignOnHasSkillsAndTeams() throws IOException {
    assertEquals(
        "{\"agent\":1,\"profile\":2,\"presence\":\"away\",\"skills\":{\"4\":9},\"teams\":[8]}",
        json(
            factory.signOn(
                buffer, 0, 1, 2, 2, new SkillList().add(4, 9), new NumberList().add(8))));
  }

  @Test
  void aSkillGivenTwiceIsNotLost() throws IOException {
    assertEquals(
        "{\"agent\":1,\"skills\":[{\"skill\":4,\"level\":9},{\"skill\":4,\"level\":2}]}",
        json(factory.skills(buffer, 0, 1, new SkillList().add(4, 9).add(4, 2))));
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.anyOf.add(1, 4, 9).add(1, 4, 8);
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,\"requires\":{\"any-of\":"
            + "[{\"set\":1,\"skill\":4,\"level\":9},{\"set\":1,\"skill\":4,\"level\":8}]}}",
        json(factory.arrive(buffer, 0, arrival)));
  }
}
