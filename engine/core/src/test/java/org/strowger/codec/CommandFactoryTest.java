package org.strowger.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.codec.sbe.IdKind;

class CommandFactoryTest {
  private static final CommandFactory FACTORY = new CommandFactory();
  private static final int OFFSET = 16;

  private interface Encoding {
    int encode(MutableDirectBuffer buffer);
  }

  private static Map<String, Encoding> encodings() {
    SkillList skills = new SkillList().add(1, 2).add(3, 4);
    NumberList numbers = new NumberList().add(5).add(6);
    Arrival arrival = new Arrival().reset(7, 8, 9);
    arrival.allOf.add(1, 2);
    arrival.noneOf.add(3);
    arrival.excluded.add(4);
    arrival.preferred.add(5);
    arrival.sealed = "sealed".getBytes(UTF_8);
    Map<String, Encoding> all = new LinkedHashMap<>();
    all.put("defineName", b -> FACTORY.defineName(b, OFFSET, IdKind.SKILL, 1, new byte[] {65}));
    all.put("signOn", b -> FACTORY.signOn(b, OFFSET, 1, 2, 1, skills, numbers));
    all.put("signOff", b -> FACTORY.signOff(b, OFFSET, 1, true));
    all.put("alive", b -> FACTORY.alive(b, OFFSET, 1));
    all.put("presence", b -> FACTORY.presence(b, OFFSET, 1, 2, 3, 4));
    all.put("skills", b -> FACTORY.skills(b, OFFSET, 1, skills));
    all.put("profile", b -> FACTORY.profile(b, OFFSET, 1, 2));
    all.put("teams", b -> FACTORY.teams(b, OFFSET, 1, numbers));
    all.put("arrive", b -> FACTORY.arrive(b, OFFSET, arrival));
    all.put("abandon", b -> FACTORY.abandon(b, OFFSET, 1));
    all.put("complete", b -> FACTORY.complete(b, OFFSET, 1, 2, 3, 1));
    all.put("park", b -> FACTORY.park(b, OFFSET, 1, 2, 3));
    all.put("resume", b -> FACTORY.resume(b, OFFSET, 1));
    all.put("message", b -> FACTORY.message(b, OFFSET, 1, 2));
    all.put("cancel", b -> FACTORY.cancel(b, OFFSET, 1, 2));
    all.put("callbackRequest", b -> FACTORY.callbackRequest(b, OFFSET, 1, 2, 3));
    all.put("callbackFailed", b -> FACTORY.callbackFailed(b, OFFSET, 1, 2));
    all.put("wrapUpEnd", b -> FACTORY.wrapUpEnd(b, OFFSET, 1, 2));
    Update update = new Update().reset(7);
    update.allOf.add(1, 2);
    update.anyOf.add(1, 3, 4);
    update.noneOf.add(5);
    update.excluded.add(6);
    update.preferred.add(7);
    update.attributes.add(8, 0, 9);
    all.put("update", b -> FACTORY.update(b, OFFSET, update));
    all.put("assign", b -> FACTORY.assign(b, OFFSET, 1, 2, true));
    all.put("pick", b -> FACTORY.pick(b, OFFSET, 1, 2));
    all.put("toHead", b -> FACTORY.toHead(b, OFFSET, 1));
    all.put("returnToQueue", b -> FACTORY.returnToQueue(b, OFFSET, 1, 2, 3));
    Transfer transfer = new Transfer().reset(7);
    transfer.sealed = "note".getBytes(UTF_8);
    byte[] note = "note".getBytes(UTF_8);
    all.put("transfer", b -> FACTORY.transfer(b, OFFSET, transfer));
    all.put("cancelTransfer", b -> FACTORY.cancelTransfer(b, OFFSET, 1, 2));
    all.put("shift", b -> FACTORY.shift(b, OFFSET, 1, 2, 3, 4, 5, note));
    all.put("planRework", b -> FACTORY.planRework(b, OFFSET));
    all.put("queryAgent", b -> FACTORY.queryAgent(b, OFFSET, 1));
    all.put("queryInteraction", b -> FACTORY.queryInteraction(b, OFFSET, 1));
    all.put("queryQueue", b -> FACTORY.queryQueue(b, OFFSET, 1, 2, 3));
    all.put("querySummary", b -> FACTORY.querySummary(b, OFFSET));
    all.put("queryEstimate", b -> FACTORY.queryEstimate(b, OFFSET, 1, 2));
    all.put("changeChannel", b -> FACTORY.changeChannel(b, OFFSET, 1, 2, true));
    all.put("requestShift", b -> FACTORY.requestShift(b, OFFSET, 1));
    all.put("refuseShift", b -> FACTORY.refuseShift(b, OFFSET, 1));
    all.put("beginReconcile", b -> FACTORY.beginReconcile(b, OFFSET, 1, true));
    all.put("reconcileLive", b -> FACTORY.reconcileLive(b, OFFSET, 1, 2));
    all.put("endReconcile", b -> FACTORY.endReconcile(b, OFFSET));
    all.put("accept", b -> FACTORY.accept(b, OFFSET, 1, 2));
    all.put("decline", b -> FACTORY.decline(b, OFFSET, 1, 2, 3));
    CustomerChange change = new CustomerChange().reset(7);
    change.devices.add(1);
    change.never.add(2);
    change.attributes.add(3, 13, 4);
    change.sealed = "sealed".getBytes(UTF_8);
    all.put("updateCustomer", b -> FACTORY.updateCustomer(b, OFFSET, change));
    Touchpoint touchpoint = new Touchpoint().reset(1, 2, 3);
    touchpoint.sealed = "sealed".getBytes(UTF_8);
    all.put("recordTouchpoint", b -> FACTORY.recordTouchpoint(b, OFFSET, touchpoint));
    Survey survey = new Survey().reset(1);
    survey.sealed = "sealed".getBytes(UTF_8);
    all.put("recordSurvey", b -> FACTORY.recordSurvey(b, OFFSET, survey));
    all.put("updateNeed", b -> FACTORY.updateNeed(b, OFFSET, 1, 2, true, 3, 1));
    all.put("forgetCustomer", b -> FACTORY.forgetCustomer(b, OFFSET, 1));
    all.put("queryCustomer", b -> FACTORY.queryCustomer(b, OFFSET, 1));
    all.put("tick", b -> FACTORY.tick(b, OFFSET));
    all.put("takeSnapshot", b -> FACTORY.takeSnapshot(b, OFFSET));
    return all;
  }

  static Stream<String> names() {
    return encodings().keySet().stream();
  }

  private static byte[] encodedOver(String name, int filler) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    buffer.setMemory(0, buffer.capacity(), (byte) filler);
    int length = encodings().get(name).encode(buffer);
    assertTrue(length > 0 && length < buffer.capacity() - OFFSET);
    for (int i = 0; i < buffer.capacity(); i++) {
      if (i < OFFSET || i >= OFFSET + length) {
        assertEquals((byte) filler, buffer.getByte(i), name + " wrote outside at " + i);
      }
    }
    return Arrays.copyOfRange(buffer.byteArray(), OFFSET, OFFSET + length);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyByteIsSetWhateverTheBufferHeldBefore(String name) {
    assertArrayEquals(encodedOver(name, 0x00), encodedOver(name, 0xFF));
  }

  @Test
  void everyCommandOfTheFactoryIsTried() {
    assertEquals(
        Arrays.stream(CommandFactory.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .distinct()
            .sorted()
            .toList(),
        names().sorted().toList());
  }

  @Test
  void theEnvelopeSetsEveryByte() {
    byte[][] headers = new byte[2][];
    for (int i = 0; i < 2; i++) {
      UnsafeBuffer buffer = new UnsafeBuffer(new byte[Envelope.LENGTH]);
      buffer.setMemory(0, Envelope.LENGTH, (byte) -i);
      Envelope.write(buffer, 0, 60, Envelope.COMMAND, 1, 2, 3, 4);
      headers[i] = buffer.byteArray();
    }
    assertArrayEquals(headers[0], headers[1]);
  }
}
