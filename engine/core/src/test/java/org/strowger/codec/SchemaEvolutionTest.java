package org.strowger.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import uk.co.real_logic.sbe.xml.MessageSchema;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/**
 * The schema of this software may only append to every schema released before: all that was written
 * stays readable. Each released schema is kept as {@code schema/strowger-VERSION.xml}.
 */
class SchemaEvolutionTest {
  private static final ParserOptions QUIET = ParserOptions.builder().suppressOutput(true).build();

  private static String released(int version) throws IOException {
    String name = "/schema/strowger-" + version + ".xml";
    try (InputStream in = SchemaEvolutionTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String current() throws IOException {
    return Files.readString(Path.of("src/main/sbe/strowger.xml"));
  }

  private static MessageSchema parse(String xml) throws Exception {
    return XmlSchemaParser.parse(new ByteArrayInputStream(xml.getBytes(UTF_8)), QUIET);
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void theSchemaOnlyAppendsToEachReleasedOne(int version) throws Exception {
    assertEquals(version, parse(released(version)).version());
    assertEquals(List.of(), SchemaChanges.breaking(parse(released(version)), parse(current())));
  }

  @Test
  void theCurrentVersionIsFrozenToo() throws Exception {
    int version = MessageHeaderDecoder.SCHEMA_VERSION;
    assertEquals(version, parse(current()).version(), "codecs are those of the schema");
    assertTrue(
        SchemaEvolutionTest.class.getResource("/schema/strowger-" + version + ".xml") != null,
        "no frozen copy of schema version " + version);
  }

  /** A change of the released schema, and what must be found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<sbe:message name=\"WrapUpEnd\" id=\"33\" | <sbe:message name=\"WrapUpEnd\" id=\"49\""
            + " | message 33 WrapUpEnd is gone",
        "<sbe:message name=\"WrapUpEnd\" | <sbe:message name=\"WrapUpStop\""
            + " | message 33 was WrapUpEnd, is WrapUpStop",
        "<field name=\"creditMs\" id=\"3\" type=\"int64\" | <field name=\"creditMs\" id=\"3\""
            + " type=\"int32\" | InteractionArrive: creditMs id 3 int64 at 16"
            + " is now creditMs id 3 int32 at 16",
        "<field name=\"topic\" id=\"6\" | <field name=\"topic\" id=\"99\""
            + " | InteractionArrive: topic id 6 int32 at 32 is now topic id 99 int32 at 32",
        "<field name=\"exclusive\" id=\"4\" type=\"Flag\"/> | ' '"
            + " | ApplyPlan.profiles.handles: exclusive id 4 Flag at 12"
            + " is now wrapUp id 5 WrapUpKind at 12",
        "<group name=\"noneOf\" id=\"12\" | <group name=\"noneOf\" id=\"22\""
            + " | InteractionArrive: noneOf id 12 group is now noneOf id 22 group",
        "<validValue name=\"AWAY\">2< | <validValue name=\"AWAY\">9< | Presence: AWAY was 2, is 9",
        "<validValue name=\"AWAY\">2</validValue> | ' ' | Presence: AWAY is gone",
        "name=\"WorkEnd\" encodingType=\"uint8\" | name=\"WorkEnd\" encodingType=\"uint16\""
            + " | WorkEnd was uint8, is uint16",
        "byteOrder=\"littleEndian\" | byteOrder=\"bigEndian\" | the byte order has changed",
        "<field name=\"cost\" id=\"2\" type=\"int32\" | <field name=\"extra\" id=\"12\""
            + " type=\"int32\"/><field name=\"cost\" id=\"2\" type=\"int32\""
            + " | ApplyPlan.profiles.handles: cost id 2 int32 at 4 is now extra id 12 int32 at 4",
        "<type name=\"templateId\" primitiveType=\"uint16\"/> | "
            + "<type name=\"templateId\" primitiveType=\"uint32\"/>"
            + " | messageHeader: templateId uint16 at 2 is now templateId uint32 at 2",
      })
  void aChangeThatBreaksOldJournalsIsFound(String from, String to, String finding)
      throws Exception {
    String first = released(0);
    String changed = first.replace(from, to);
    assertNotEquals(first, changed, "the test's own change of the schema");
    assertTrue(
        SchemaChanges.breaking(parse(first), parse(changed)).contains(finding),
        () -> finding + " not found in " + found(first, changed));
  }

  @Test
  void appendingIsAllowedOnlyWithAHigherVersion() throws Exception {
    String first = released(0);
    String end = "0: not stated\"/>\n";
    assertTrue(first.contains(end), "the test's own change of the schema");
    String field = "<field name=\"leaseMs\" id=\"5\" type=\"int64\" sinceVersion=\"1\"/>";
    String appended = first.replace(end, end + field);
    String value = "<validValue name=\"AWAY\">2</validValue>";
    appended = appended.replace(value, value + "<validValue name=\"LUNCH\">4</validValue>");
    String raised = appended.replace(" version=\"0\"", " version=\"1\"");
    String unmarked = appended.replace(" sinceVersion=\"1\"", "");

    assertEquals(List.of(), SchemaChanges.breaking(parse(first), parse(raised)));
    assertEquals(
        List.of(
            "Presence: LUNCH is new in version 0", "AgentPresence: leaseMs is new in version 0"),
        SchemaChanges.breaking(parse(first), parse(unmarked)));
    assertEquals(
        List.of("AgentPresence: leaseMs is new and needs sinceVersion 1 to 1, has 0"),
        SchemaChanges.breaking(
            parse(first), parse(unmarked.replace(" version=\"0\"", " version=\"1\""))));
  }

  private static String found(String first, String changed) {
    try {
      return SchemaChanges.breaking(parse(first), parse(changed)).toString();
    } catch (Exception e) {
      return e.toString();
    }
  }
}
