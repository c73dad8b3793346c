package org.strowger.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.PublishResult;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.NameReleasedEncoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;

class DictionaryTest {
  private final Dictionary dictionary = new Dictionary();
  private final List<String> defined = new ArrayList<>();

  private long define(IdKind kind, long number, byte[] text) {
    defined.add(kind + " " + number + " " + new String(text, UTF_8));
    return 1;
  }

  private long number(IdKind kind, String text) {
    return dictionary.numberOrDefine(kind, text, this::define);
  }

  private void release(IdKind kind, long number) {
    UnsafeBuffer event = new UnsafeBuffer(new byte[100]);
    new NameReleasedEncoder()
        .wrapAndApplyHeader(event, EventHeader.LENGTH, new MessageHeaderEncoder())
        .number(number)
        .kind(kind);
    dictionary.onEvent(event, 0, 100);
  }

  private void refuse(IdKind kind, long number) {
    UnsafeBuffer event = new UnsafeBuffer(new byte[100]);
    new RejectedEncoder()
        .wrapAndApplyHeader(event, EventHeader.LENGTH, new MessageHeaderEncoder())
        .value(number)
        .command(DefineNameDecoder.TEMPLATE_ID)
        .code(RejectCode.LIMIT_EXCEEDED)
        .field(FieldName.NUMBER)
        .valueKind(kind.value())
        .detail(OfferEnd.NEVER_MADE);
    dictionary.onEvent(event, 0, 100);
  }

  @Test
  void numbersOfEachKindCountFromOneAndAreDefinedOnce() {
    assertEquals(1, number(IdKind.AGENT, "ann"));
    assertEquals(2, number(IdKind.AGENT, "bob"));
    assertEquals(1, number(IdKind.SKILL, "ann"));
    assertEquals(1, number(IdKind.AGENT, "ann"));
    assertEquals(List.of("AGENT 1 ann", "AGENT 2 bob", "SKILL 1 ann"), defined);
    assertEquals("bob", dictionary.text(IdKind.AGENT, 2));
    assertNull(dictionary.text(IdKind.AGENT, 3));
    assertNull(dictionary.text(IdKind.AGENT, 1_000_000));
    assertEquals(0, dictionary.number(IdKind.AGENT, "carl"));
  }

  @Test
  void aDefinitionThatIsNotTakenInLeavesNoGap() {
    assertEquals(
        PublishResult.BACK_PRESSURED,
        dictionary.numberOrDefine(
            IdKind.AGENT, "ann", (kind, number, text) -> PublishResult.BACK_PRESSURED));
    assertEquals(0, dictionary.number(IdKind.AGENT, "ann"));
    assertNull(dictionary.text(IdKind.AGENT, 1));
    assertEquals(1, number(IdKind.AGENT, "bob"));
  }

  @Test
  void nobodyIsGivenANumberBeforeItsDefinitionIsTakenIn() {
    dictionary.numberOrDefine(
        IdKind.AGENT,
        "ann",
        (kind, number, text) -> {
          // The event of the definition may be told before the definer returns, and has the text.
          assertEquals("ann", dictionary.text(IdKind.AGENT, number));
          assertEquals(0, dictionary.number(IdKind.AGENT, "ann"));
          return 1;
        });
    assertEquals(1, dictionary.number(IdKind.AGENT, "ann"));
  }

  @Test
  void aReleasedInteractionGetsAnotherNumber() {
    assertEquals(1, number(IdKind.INTERACTION, "call"));
    release(IdKind.INTERACTION, 1);
    assertEquals(0, dictionary.number(IdKind.INTERACTION, "call"));
    assertNull(dictionary.text(IdKind.INTERACTION, 1));
    assertEquals(2, number(IdKind.INTERACTION, "call"));
    release(IdKind.INTERACTION, 1);
    assertEquals("call", dictionary.text(IdKind.INTERACTION, 2));
  }

  @Test
  void aRefusedDefinitionIsForgottenLateOrAtOnce() {
    assertEquals(1, number(IdKind.AGENT, "ann"));
    refuse(IdKind.AGENT, 1);
    assertNull(dictionary.text(IdKind.AGENT, 1));

    dictionary.numberOrDefine(
        IdKind.AGENT,
        "bob",
        (kind, number, text) -> {
          refuse(kind, number);
          return 1;
        });
    assertEquals(0, dictionary.number(IdKind.AGENT, "bob"));
  }

  @Test
  void restoredNamesKeepTheirNumbersAndNewOnesFollow() {
    dictionary.restore(IdKind.AGENT.value(), 100, "ann".getBytes(UTF_8));
    dictionary.restore(IdKind.INTERACTION.value(), 5, "call".getBytes(UTF_8));
    dictionary.restoreHighestInteraction(9);
    assertEquals(100, number(IdKind.AGENT, "ann"));
    assertEquals(101, number(IdKind.AGENT, "bob"));
    assertEquals(10, number(IdKind.INTERACTION, "next"));
  }

  @Test
  void anIdThatCannotBeLoggedIsRefusedWithTheId() {
    String tooLong = "é".repeat(33);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> number(IdKind.AGENT, tooLong))
            .getMessage()
            .contains(tooLong));
    assertThrows(IllegalArgumentException.class, () -> number(IdKind.AGENT, ""));
    assertThrows(IllegalArgumentException.class, () -> number(IdKind.AGENT, "\uD800"));
    assertThrows(IllegalArgumentException.class, () -> number(IdKind.NULL_VAL, "x"));
    assertEquals(1, number(IdKind.AGENT, "é".repeat(32)));
  }

  @Test
  void manyThreadsAgreeOnNumbers() throws Exception {
    int names = 2_000;
    Map<Long, String> definitions = new ConcurrentHashMap<>();
    AtomicInteger twice = new AtomicInteger();
    Callable<Void> all =
        () -> {
          for (int i = 0; i < names; i++) {
            String text = "name-" + i;
            long number =
                dictionary.numberOrDefine(
                    IdKind.CUSTOMER,
                    text,
                    (kind, given, bytes) -> {
                      if (definitions.put(given, new String(bytes, UTF_8)) != null) {
                        twice.incrementAndGet();
                      }
                      return 1;
                    });
            assertEquals(text, dictionary.text(IdKind.CUSTOMER, number));
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    for (var one : pool.invokeAll(List.of(all, all, all, all))) {
      one.get();
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(0, twice.get());
    assertEquals(names, definitions.size());
    for (long number = 1; number <= names; number++) {
      assertEquals(definitions.get(number), dictionary.text(IdKind.CUSTOMER, number));
    }
  }
}
