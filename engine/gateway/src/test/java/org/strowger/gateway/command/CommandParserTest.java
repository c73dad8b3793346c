package org.strowger.gateway.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Presence;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.payload.Payloads;

class CommandParserTest {
  private final CommandParser parser = new CommandParser("input");
  private final LineCommand command = new LineCommand();

  private Refusal parse(String line) {
    return parse(line.getBytes(StandardCharsets.UTF_8));
  }

  private Refusal parse(byte[] line) {
    return parser.parse(line, 0, line.length, 7, command);
  }

  private LineCommand good(String line) {
    Refusal refusal = parse(line);
    assertNull(refusal, () -> line + ": " + refusal);
    return command;
  }

  private void assertRefused(Code code, String field, String value, String line) {
    Refusal refusal = parse(line);
    assertEquals(
        code + " " + field + " " + value,
        refusal == null ? null : refusal.code() + " " + refusal.field() + " " + refusal.value(),
        () -> line + ": " + refusal);
    assertFalse(refusal.message().isEmpty());
  }

  @Test
  void signOnHasAgentProfileSkillsTeamsAndPresence() {
    LineCommand line =
        good(
            "{\"at\":\"2026-03-01T09:00:00Z\",\"do\":\"sign-on\",\"agent\":\"ann\","
                + "\"profile\":\"phone\",\"skills\":{\"sales\":5,\"english\":3},"
                + "\"teams\":[\"north\",\"south\"],\"presence\":\"away\","
                + "\"client\":\"crm\",\"correlation\":17}");
    assertEquals(Verb.SIGN_ON, line.verb());
    assertEquals(1_772_355_600_000L, line.atMs());
    assertEquals("ann", line.agent);
    assertEquals("phone", line.profile);
    assertEquals(2, line.skills.size());
    assertEquals("english", line.skills.skill(1));
    assertEquals(3, line.skills.level(1));
    assertEquals(List.of("north", "south"), line.teams);
    assertEquals(Presence.AWAY, line.presence);
    assertEquals("crm", line.client());
    assertEquals(17, line.correlation());
  }

  @Test
  void anArrivalHasEverythingThatTheEngineTakes() {
    LineCommand line =
        good(
            "{\"do\":\"arrive\",\"interaction\":\"c1\",\"queue\":\"sales\",\"channel\":\"voice\","
                + "\"customer\":\"+49 30 1\",\"topic\":\"shoes\",\"class\":0,\"credit\":\"90s\","
                + "\"requires\":{\"all-of\":{\"a\":1},\"any-of\":[{\"b\":2,\"c\":3},{\"b\":4}],"
                + "\"none-of\":[\"d\"]},\"exclude\":[\"bob\"],\"named\":\"ann\","
                + "\"preferred\":[\"e\",\"f\"],\"sealed\":\"AQID\"}");
    assertEquals("c1", line.interaction);
    assertEquals("sales", line.queue);
    assertEquals("voice", line.channel);
    assertEquals("+49 30 1", line.customer);
    assertEquals("shoes", line.topic);
    assertEquals(0, line.urgency);
    assertEquals(90_000, line.creditMs);
    assertEquals("a", line.allOf.skill(0));
    assertEquals(3, line.anyOf.size());
    assertEquals(0, line.anyOf.set(1));
    assertEquals("b", line.anyOf.skill(2));
    assertEquals(1, line.anyOf.set(2));
    assertEquals(4, line.anyOf.level(2));
    assertEquals(List.of("d"), line.noneOf);
    assertEquals(List.of("bob"), line.exclude);
    assertEquals("ann", line.named);
    assertEquals(List.of("e", "f"), line.preferred);
    assertArrayEquals(new byte[] {1, 2, 3}, line.sealed);
  }

  @Test
  void nothingOfALineIsLeftForTheNext() {
    anArrivalHasEverythingThatTheEngineTakes();
    LineCommand line =
        good("{\"do\":\"arrive\",\"interaction\":\"c2\",\"queue\":\"q\",\"channel\":\"v\"}");
    assertNull(line.customer);
    assertNull(line.topic);
    assertEquals(Limits.QUEUE_URGENCY, line.urgency);
    assertEquals(0, line.creditMs);
    assertEquals(0, line.allOf.size() + line.anyOf.size());
    assertTrue(line.noneOf.isEmpty() && line.exclude.isEmpty() && line.preferred.isEmpty());
    assertNull(line.named);
    assertEquals(0, line.sealed.length);
    assertFalse(line.has(Field.AT));
  }

  @Test
  void fieldsComeInAnyOrder() {
    assertEquals("ann", good("{\"agent\":\"ann\",\"correlation\":1,\"do\":\"sign-off\"}").agent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"do\":\"tick\"}",
        "{\"do\":\"tick\",\"at\":1772355600000}",
        "{\"do\":\"tick\"} \r",
        " \t{ \"do\" : \"tick\" }",
        "{\"do\":\"snapshot\",\"correlation\":-9223372036854775807}",
        "{\"do\":\"tick\",\"correlation\":1.0}",
        "{\"do\":\"tick\",\"correlation\":1e3}",
        "{\"do\":\"presence\",\"agent\":\"a\",\"presence\":\"available\",\"reason\":\"lunch\"}",
        "{\"do\":\"skills\",\"agent\":\"a\",\"skills\":{}}",
        "{\"do\":\"skills\",\"agent\":\"a\",\"skills\":{\"s\":0,\"t\":11}}",
        "{\"do\":\"profile\",\"agent\":\"a\",\"profile\":\"p\"}",
        "{\"do\":\"teams\",\"agent\":\"a\",\"teams\":[]}",
        "{\"do\":\"abandon\",\"interaction\":\"c\"}",
        "{\"do\":\"complete\",\"interaction\":\"c\",\"agent\":\"a\",\"disposition\":\"sold\"}",
        "{\"do\":\"end-wrap-up\",\"interaction\":\"c\"}",
        "{\"do\":\"accept\",\"offer\":9}",
        "{\"do\":\"decline\",\"offer\":9,\"agent\":\"a\",\"reason\":\"busy\"}",
        "{\"do\":\"presence\",\"agent\":\"a\",\"presence\":\"away\",\"return\":1772355600000}",
        "{\"do\":\"presence\",\"agent\":\"a\",\"presence\":\"away\",\"return\":\"2026-03-01T09:00Z\"}",
        "{\"do\":\"arrive\",\"interaction\":\"c\",\"queue\":\"q\",\"channel\":\"v\",\"class\":\"queue\"}",
        "{\"do\":\"update\",\"interaction\":\"c\"}",
        "{\"do\":\"update\",\"interaction\":\"c\",\"class\":\"queue\",\"credit\":-5,\"requires\":{},"
            + "\"exclude\":[],\"named\":\"a\",\"preferred\":[\"s\"]}",
        "{\"do\":\"assign\",\"interaction\":\"c\",\"agent\":\"a\"}",
        "{\"do\":\"assign\",\"interaction\":\"c\",\"agent\":\"a\",\"forced\":false}",
        "{\"do\":\"pick\",\"interaction\":\"c\",\"agent\":\"a\"}",
        "{\"do\":\"to-head\",\"interaction\":\"c\"}",
        "{\"do\":\"return-to-queue\",\"interaction\":\"c\",\"agent\":\"a\",\"reason\":\"r\"}",
        "{\"do\":\"query-agent\",\"agent\":\"a\"}",
        "{\"do\":\"query-interaction\",\"interaction\":\"c\"}",
        "{\"do\":\"query-queue\",\"queue\":\"q\",\"first\":2147483647,\"most\":0}",
        "{\"do\":\"query-queue\",\"queue\":\"q\",\"first\":1,\"most\":1000}",
        "{\"do\":\"query-summary\"}",
        "{\"do\":\"plan\",\"file\":\"plan.yaml\"}",
        "{\"do\":\"plan\",\"plan\":{\"version\":1,\"promote-after\":\"1m\",\"channels\":{},"
            + "\"profiles\":{},\"queues\":{}}}",
      })
  void aGoodLineIsTaken(String line) {
    good(line);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbRefusesAFieldThatItLacksAndNamesThoseItHas(Verb verb) {
    Refusal refusal = parse("{\"do\":\"" + verb.word() + "\",\"colour\":\"red\"}");
    assertEquals(Code.UNKNOWN_FIELD, refusal.code());
    assertEquals("colour", refusal.field());
    assertEquals("red", refusal.value());
    assertTrue(
        refusal.message().startsWith(verb.word() + " has no such field; it has do, at, client"),
        refusal.message());
  }

  @Test
  void aFieldOfAnotherCommandIsRefused() {
    assertRefused(Code.UNKNOWN_FIELD, "agent", "", "{\"do\":\"tick\",\"agent\":\"ann\"}");
    assertRefused(
        Code.UNKNOWN_FIELD, "offer", "", "{\"do\":\"abandon\",\"interaction\":\"c\",\"offer\":1}");
  }

  @Test
  void aMissingFieldIsNamed() {
    assertRefused(Code.MISSING_FIELD, "do", "", "{}");
    assertRefused(Code.MISSING_FIELD, "agent", "", "{\"do\":\"sign-on\",\"profile\":\"p\"}");
    assertRefused(Code.MISSING_FIELD, "profile", "", "{\"do\":\"sign-on\",\"agent\":\"a\"}");
    assertRefused(Code.MISSING_FIELD, "offer", "", "{\"do\":\"accept\"}");
  }

  @Test
  void aFieldGivenTwiceIsRefusedWhereverItIs() {
    assertRefused(Code.DUPLICATE_FIELD, "do", "tick", "{\"do\":\"tick\",\"do\":\"tick\"}");
    assertRefused(
        Code.DUPLICATE_FIELD,
        "skills.s",
        "2",
        "{\"do\":\"skills\",\"agent\":\"a\",\"skills\":{\"s\":1,\"s\":2}}");
    assertRefused(
        Code.DUPLICATE_FIELD,
        "requires.all-of",
        "",
        "{\"do\":\"arrive\",\"requires\":{\"all-of\":{},\"all-of\":{}}}");
    assertRefused(
        Code.DUPLICATE_FIELD,
        "requires.any-of.s",
        "2",
        "{\"do\":\"arrive\",\"requires\":{\"any-of\":[{\"s\":1,\"s\":2}]}}");
    good(
        "{\"do\":\"arrive\",\"interaction\":\"c\",\"queue\":\"q\",\"channel\":\"v\","
            + "\"requires\":{\"any-of\":[{\"s\":1},{\"s\":2}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "do | {...} | {'do':{}}",
        "do | 1 | {'do':1}",
        "agent | 1 | {'do':'sign-off','agent':1}",
        "agent | null | {'do':'sign-off','agent':null}",
        "agent | [...] | {'do':'sign-off','agent':['a']}",
        "correlation | 17 | {'do':'tick','correlation':'17'}",
        "at | true | {'do':'tick','at':true}",
        "skills | [...] | {'do':'skills','agent':'a','skills':['s']}",
        "skills.s | 1 | {'do':'skills','agent':'a','skills':{'s':'1'}}",
        "teams | north | {'do':'teams','agent':'a','teams':'north'}",
        "teams | 1 | {'do':'teams','agent':'a','teams':[1]}",
        "requires | [...] | {'do':'arrive','requires':[]}",
        "requires.any-of | {...} | {'do':'arrive','requires':{'any-of':{}}}",
        "requires.any-of | s | {'do':'arrive','requires':{'any-of':['s']}}",
        "requires.none-of | {...} | {'do':'arrive','requires':{'none-of':{}}}",
        "sealed | 5 | {'do':'arrive','sealed':5}",
        "offer | 9 | {'do':'accept','offer':'9'}",
        "named | 7 | {'do':'arrive','named':7}",
        "preferred | s | {'do':'arrive','preferred':'s'}",
        "preferred | {...} | {'do':'update','preferred':{'s':1}}",
        "class | true | {'do':'update','class':true}",
        "return | false | {'do':'presence','return':false}",
        "forced | yes | {'do':'assign','forced':'yes'}",
        "forced | 1 | {'do':'assign','forced':1}",
        "forced | null | {'do':'assign','forced':null}",
        "first | 1 | {'do':'query-queue','first':'1'}",
        "most | null | {'do':'query-queue','most':null}",
        "file | {...} | {'do':'plan','file':{}}",
        "presence | false | {'do':'presence','presence':false}",
      })
  void aValueOfAnotherTypeIsRefused(String field, String value, String line) {
    assertRefused(Code.WRONG_TYPE, field, value, line.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class | 255 | {'do':'arrive','class':255}",
        "class | -1 | {'do':'arrive','class':-1}",
        "class | 1.5 | {'do':'arrive','class':1.5}",
        "skills.s | 255 | {'do':'skills','agent':'a','skills':{'s':255}}",
        "skills.s | -1 | {'do':'skills','agent':'a','skills':{'s':-1}}",
        "skills.s | 256 | {'do':'skills','agent':'a','skills':{'s':256}}",
        "correlation | 9223372036854775808 | {'do':'tick','correlation':9223372036854775808}",
        "correlation | -9223372036854775808 | {'do':'tick','correlation':-9223372036854775808}",
        "correlation | 0 | {'do':'tick','correlation':0}",
        "correlation | 0.0 | {'do':'tick','correlation':0.0}",
        "correlation | 1e999999999 | {'do':'tick','correlation':1e999999999}",
        "correlation | 1e99999999999 | {'do':'tick','correlation':1e99999999999}",
        "correlation | 1e-999999999 | {'do':'tick','correlation':1e-999999999}",
        "at | -1 | {'do':'tick','at':-1}",
        "at | 221845392000000 | {'do':'tick','at':221845392000000}",
        "return | -1 | {'do':'presence','return':-1}",
        "class | 255 | {'do':'update','class':255}",
        "first | 0 | {'do':'query-queue','first':0}",
        "first | 2147483648 | {'do':'query-queue','first':2147483648}",
        "most | -1 | {'do':'query-queue','most':-1}",
        "most | 1001 | {'do':'query-queue','most':1001}",
        "credit | 0.5 | {'do':'arrive','credit':0.5}",
      })
  void aNumberOutOfItsRangeIsRefused(String field, String value, String line) {
    assertRefused(Code.OUT_OF_RANGE, field, value, line.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at | today | {'do':'tick','at':'today'}",
        "return | 15m | {'do':'presence','return':'15m'}",
        "credit | 90 | {'do':'arrive','credit':'90'}",
        "credit | 1w | {'do':'arrive','credit':'1w'}",
        "sealed | AQ | {'do':'arrive','sealed':'AQ'}",
        "sealed | A!== | {'do':'arrive','sealed':'A!=='}",
        "sealed | AQ_- | {'do':'arrive','sealed':'AQ_-'}",
      })
  void textOfAWrongFormIsRefused(String field, String value, String line) {
    assertRefused(Code.WRONG_FORMAT, field, value, line.replace('\'', '"'));
  }

  @Test
  void aWordThatTheFieldDoesNotKnowIsRefused() {
    assertRefused(Code.UNKNOWN_VALUE, "do", "dance", "{\"do\":\"dance\"}");
    assertRefused(Code.UNKNOWN_VALUE, "do", "TICK", "{\"do\":\"TICK\"}");
    assertRefused(Code.UNKNOWN_VALUE, "class", "255", "{\"do\":\"arrive\",\"class\":\"255\"}");
    assertRefused(
        Code.UNKNOWN_VALUE, "presence", "asleep", "{\"do\":\"presence\",\"presence\":\"asleep\"}");
    assertRefused(
        Code.UNKNOWN_FIELD,
        "requires.some-of",
        "{...}",
        "{\"do\":\"arrive\",\"requires\":{\"some-of\":{}}}");
  }

  @Test
  void idsHaveOneTo64Bytes() {
    assertRefused(Code.TEXT_LENGTH, "agent", "", "{\"do\":\"sign-off\",\"agent\":\"\"}");
    String longId = "é".repeat(33);
    assertRefused(
        Code.TEXT_LENGTH, "agent", longId, "{\"do\":\"sign-off\",\"agent\":\"" + longId + "\"}");
    assertRefused(
        Code.TEXT_LENGTH,
        "skills",
        longId,
        "{\"do\":\"skills\",\"agent\":\"a\",\"skills\":{\"" + longId + "\":1}}");
    String longest = "é".repeat(32);
    assertEquals(longest, good("{\"do\":\"sign-off\",\"agent\":\"" + longest + "\"}").agent);
  }

  @Test
  void idsMayHaveQuotesControlsAndAnyScript() {
    assertEquals(
        "a\"b\\c\n\u0000سلام😀",
        good("{\"do\":\"sign-off\",\"agent\":\"a\\\"b\\\\c\\n\\u0000سلام\\ud83d\\ude00\"}").agent);
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertRefused(Code.NOT_UTF8, "agent", "", "{\"do\":\"sign-off\",\"agent\":\"\\ud83d\"}");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[][] bad = {{(byte) 0xff}, {(byte) 0xc0, (byte) 0xaf}, {(byte) 0xed, (byte) 0xa0, 0x20}};
    for (byte[] bytes : bad) {
      byte[] line = "{\"do\":\"sign-off\",\"agent\":\"???\"}".getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, line, 26, bytes.length);
      Refusal refusal = parse(line);
      assertEquals(Code.NOT_UTF8, refusal.code());
      assertEquals("not UTF-8 after 26 characters", refusal.message());
    }
    good("{\"do\":\"tick\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "{\"do\":\"tick\"",
        "{\"do\":\"tick\"}}",
        "{\"do\":\"tick\"} {}",
        "[]",
        "\"tick\"",
        "null",
        "{'do':'tick'}",
        "{\"do\":\"tick\",}",
        "{do:\"tick\"}",
        "{\"do\":\"tick\"} // tick",
        "{\"do\":\"tick\",\"correlation\":01}",
        "{\"do\":\"tick\",\"correlation\":NaN}",
        "{\"do\":\"ti\tck\"}",
        "\ufeff{\"do\":\"tick\"}",
        "{\"do\":\"sign-off\",\"agent\":\"\\u12\"}",
      })
  void whatIsNotOneJsonObjectIsRefused(String line) {
    Refusal refusal = parse(line);
    assertEquals(Code.NOT_JSON, refusal.code());
    assertEquals(line, refusal.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'do':'tick','correlation':NaN} | Non-standard token 'NaN' at column 31",
        "{'do':'tick','correlation':-Infinity} | Non-standard token '-Infinity' at column 37",
        "{'do':'tick','offer':+1} | Unexpected character ('+' (code 43)) in numeric value: JSON"
            + " spec does not allow numbers to have plus signs at column 23",
        "{'do':'tick'} // x | Unexpected character ('/' (code 47)): maybe a (non-standard) comment?"
            + " at column 15",
        "{'do':'teams','teams':[} | Unexpected close marker '}': expected ']' at column 24",
        "{'do':'tick' | Unexpected end-of-input: expected close marker for Object at column 13",
      })
  void whyItIsNotJsonIsToldWithoutTheInsidesOfALibrary(String line, String message) {
    Refusal refusal = parse(line.replace('\'', '"'));
    assertEquals(Code.NOT_JSON, refusal.code());
    assertEquals(message, refusal.message());
  }

  @Test
  void aKeyOrANumberMayBeLongAndIsToldForWhatItIs() {
    String key = "k".repeat(100_000);
    String shown = "k".repeat(80) + "...";
    assertRefused(Code.UNKNOWN_FIELD, shown, "1", "{\"do\":\"tick\",\"" + key + "\":1}");
    String digits = "7".repeat(LineReader.MAX_LINE_LENGTH - 100);
    assertRefused(
        Code.OUT_OF_RANGE,
        "correlation",
        "7".repeat(80) + "...",
        "{\"do\":\"tick\",\"correlation\":" + digits + "}");
    assertEquals(1, good("{\"do\":\"accept\",\"offer\":1." + "0".repeat(998) + "}").offer);
  }

  @Test
  void reasonAndDispositionHaveOneTo64BytesAndAreNoIds() {
    String tooLong = "é".repeat(33);
    for (String line :
        List.of(
            "{\"do\":\"decline\",\"offer\":1,\"reason\":\"" + tooLong + "\"}",
            "{\"do\":\"complete\",\"interaction\":\"c\",\"disposition\":\"" + tooLong + "\"}")) {
      Refusal refusal = parse(line);
      assertEquals(Code.TEXT_LENGTH, refusal.code());
      assertEquals("must have 1 to 64 bytes of UTF-8, this has 66", refusal.message());
    }
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(100_000);
    Refusal refusal = parse("{\"do\":\"tick\",\"agent\":" + deep);
    assertEquals(Code.NOT_JSON, refusal.code());
    assertEquals("nested deeper than 16", refusal.message());
    assertEquals(Code.NOT_JSON, parse("{\"do\":\"plan\",\"plan\":" + deep).code());
  }

  @Test
  void listsAreBounded() {
    String ids =
        IntStream.range(0, 1025).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    assertRefused(
        Code.TOO_MANY, "teams", "", "{\"do\":\"teams\",\"agent\":\"a\",\"teams\":[" + ids + "]}");
    String groups =
        IntStream.range(0, 255).mapToObj(i -> "{\"s\":1}").collect(Collectors.joining(","));
    assertRefused(
        Code.TOO_MANY,
        "requires.any-of",
        "",
        "{\"do\":\"arrive\",\"requires\":{\"any-of\":[" + groups + "]}}");
  }

  @Test
  void aSealedPayloadHasAtMostTheLimitsBytes() {
    String longest = Base64.getEncoder().encodeToString(new byte[Limits.MAX_SEALED_LENGTH]);
    String start = "{\"do\":\"arrive\",\"interaction\":\"c\",\"queue\":\"q\",\"channel\":\"v\",";
    assertEquals(
        Limits.MAX_SEALED_LENGTH, good(start + "\"sealed\":\"" + longest + "\"}").sealed.length);
    String longer = Base64.getEncoder().encodeToString(new byte[Limits.MAX_SEALED_LENGTH + 1]);
    assertEquals(Code.TOO_LONG, parse(start + "\"sealed\":\"" + longer + "\"}").code());
  }

  @Test
  void clientAndCorrelationOfARefusedLineAreKnownWhereverTheyStand() {
    assertRefused(
        Code.WRONG_TYPE,
        "agent",
        "1",
        "{\"do\":\"sign-off\",\"agent\":1,\"correlation\":17,\"client\":\"crm\"}");
    assertEquals("crm", command.client());
    assertEquals(17, command.correlation());
  }

  @Test
  void theFirstThingWrongIsTold() {
    assertRefused(
        Code.OUT_OF_RANGE, "class", "300", "{\"do\":\"arrive\",\"class\":300,\"queue\":1,\"x\":2}");
  }

  @Test
  void aBadPlanIsToldWithItsFirstProblem() {
    Refusal refusal = parse("{\"do\":\"plan\",\"plan\":{\"version\":0,\"skills\":[1]}}");
    assertEquals(Code.PLAN_INVALID, refusal.code());
    assertEquals("promote-after", refusal.field());
    assertTrue(refusal.message().endsWith("(column 21; and 5 more)"), refusal.message());
  }

  @Test
  void aPlanIsGivenOrItsFileAndNotBoth() {
    assertEquals("plan.yaml", good("{\"do\":\"plan\",\"file\":\"plan.yaml\"}").file);
    assertRefused(Code.MISSING_FIELD, "plan", "", "{\"do\":\"plan\"}");
    assertRefused(
        Code.NOT_ALLOWED,
        "file",
        "plan.yaml",
        "{\"do\":\"plan\",\"file\":\"plan.yaml\",\"plan\":{\"version\":1,"
            + "\"promote-after\":\"1m\",\"channels\":{},\"profiles\":{},\"queues\":{}}}");
    assertRefused(Code.TEXT_LENGTH, "file", "", "{\"do\":\"plan\",\"file\":\"\"}");
    String longest = "😀".repeat(1024);
    assertEquals(longest, good("{\"do\":\"plan\",\"file\":\"" + longest + "\"}").file);
    assertEquals(Code.TEXT_LENGTH, parse("{\"do\":\"plan\",\"file\":\"" + longest + "x\"}").code());
  }

  private static String note(String text) {
    return "{\"do\":\"shift\",\"interaction\":\"c\",\"channel\":\"v\",\"note\":" + text + "}";
  }

  @Test
  void aPayloadIsTextOrAnObjectOfSoManyBytes() {
    LineCommand line = good(note("{ \"size\" : [ 42.50, null, \"é\\u0001\" ] }"));
    assertEquals(
        "{\"size\":[42.50,null,\"é\\u0001\"]}",
        new String(line.about.payload, StandardCharsets.UTF_8));
    assertEquals(Field.NOTE, line.payloadField());
    // Two quotes and 477 bytes are the most.
    assertEquals(
        Payloads.MAX_LENGTH, good(note("\"" + "x".repeat(477) + "\"")).about.payload.length);
    assertRefused(
        Code.TOO_LONG, "note", '"' + "x".repeat(79) + "...", note("\"" + "x".repeat(478) + "\""));
    assertRefused(
        Code.TOO_LONG, "note", '"' + "é".repeat(79) + "...", note("\"" + "é".repeat(239) + "\""));
    assertRefused(Code.NOT_UTF8, "note", "", note("{\"a\":\"\\ud83d\"}"));
    assertRefused(Code.WRONG_TYPE, "note", "null", note("null"));
    assertRefused(Code.WRONG_TYPE, "note", "7", note("7"));
    assertNull(good("{\"do\":\"tick\"}").payloadField());
    good("{\"do\":\"update-customer\",\"customer\":\"c\",\"details\":null}");
    assertNull(command.payloadField());
  }
}
