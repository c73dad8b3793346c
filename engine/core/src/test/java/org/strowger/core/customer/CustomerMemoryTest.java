package org.strowger.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.core.event.StateDigest;

/** What is kept of customers takes no more than is said, and a million of them fit. */
class CustomerMemoryTest {
  private static final int CUSTOMERS = 1 << 20;

  /** Of a record, with all there is in the index of numbers and the digest. */
  private static final long RECORD = 88 + 64;

  private static final long JOURNEY = 24;
  private static final long TOUCHPOINT = 60;
  private static final long NEED = 100;
  private static final long ENTRY = 20;
  private static final long BLOCK = 80;

  /** Chunks begun, references to chunks, marks of what has changed: a hundredth. */
  private static final long PERCENT = 101;

  private final CoreLimits limits = new CoreLimits(1 << 20, 1 << 20, 1 << 20, CUSTOMERS);
  private final Customers customers = new Customers(limits, new StateDigest());

  @Test
  void aMillionCustomersTakeAsMuchAsIsSaid() {
    UnsafeBuffer payload = new UnsafeBuffer(new byte[64]);
    for (int number = 1; number <= CUSTOMERS; number++) {
      int customer = customers.add(number);
      customers.openNeed(customer, 7);
      int journey = customers.openJourney(customer);
      customers.journeys().record(journey, 20, TouchKind.CONTACT, number, number, 0, 1, 7);
      int note = customers.journeys().record(journey, 20, TouchKind.NOTE, number, 0, 0, 1, 7);
      customers.journeys().payload(note, payload, 0, 64);
      customers.append(customer, Customers.DEVICES, 5, 0, 0);
      if (number % 1000 == 0) {
        customers.settle();
      }
    }
    assertTrue(customers.isFull());
    long each = RECORD + JOURNEY + 2 * TOUCHPOINT + NEED + ENTRY + BLOCK;
    long bytes = bytes(customers);
    assertTrue(bytes <= CUSTOMERS * each * PERCENT / 100, bytes / CUSTOMERS + " each");
    assertTrue(bytes >= CUSTOMERS * (each - 40), "the measure sees " + bytes / CUSTOMERS);
  }

  @Test
  void whatIsForgottenIsUsedAgain() {
    for (int number = 1; number <= 1000; number++) {
      fill(number);
    }
    long before = bytes(customers);
    for (int number = 1; number <= 100_000; number++) {
      customers.remove(customers.slotOf(number));
      fill(number + 1000);
      if (number % 100 == 0) {
        customers.settle();
      }
    }
    assertEquals(1000, customers.size());
    assertTrue(bytes(customers) - before < 4096, "no growth");
  }

  private void fill(int number) {
    int customer = customers.add(number);
    customers.openNeed(customer, 7);
    int journey = customers.openJourney(customer);
    int touchpoint = customers.journeys().record(journey, 1, TouchKind.NOTE, 1, 1, 0, 1, 7);
    customers.journeys().payload(touchpoint, new UnsafeBuffer(new byte[65]), 0, 65);
    customers.append(customer, Customers.NEVER, 5, 0, 0);
    customers.payload(customer, new UnsafeBuffer(new byte[70]), 0, 70);
  }

  /** Elements of all arrays that an object of ours holds, in bytes. */
  private static long bytes(Object object) {
    return bytes(object, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static long bytes(Object object, Set<Object> seen) {
    if (object == null || !seen.add(object)) {
      return 0;
    }
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return arrayBytes(object, type.getComponentType(), seen);
    }
    if (object instanceof UnsafeBuffer buffer) {
      return buffer.capacity();
    }
    if (!type.getName().startsWith("org.strowger.core.")) {
      return 0;
    }
    long sum = 0;
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        sum += bytes(valueOf(field, object), seen);
      }
    }
    return sum;
  }

  private static Object valueOf(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static long arrayBytes(Object array, Class<?> component, Set<Object> seen) {
    int length = Array.getLength(array);
    if (component == long.class) {
      return 8L * length;
    }
    if (component == int.class) {
      return 4L * length;
    }
    long sum = 4L * length;
    for (int i = 0; i < length; i++) {
      sum += bytes(Array.get(array, i), seen);
    }
    return sum;
  }
}
