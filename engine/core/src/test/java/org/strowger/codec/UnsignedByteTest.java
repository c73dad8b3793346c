package org.strowger.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** A value too large for the log is refused; it never turns into another one that fits. */
class UnsignedByteTest {
  private final CommandFactory factory = new CommandFactory();
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

  @Test
  void valuesThatFitStay() {
    assertEquals(0, UnsignedByte.of("level", 0));
    assertEquals(255, UnsignedByte.of("level", 255));
  }

  @Test
  void aClassOf256DoesNotBecomeTheMostUrgent() {
    Arrival arrival = new Arrival().reset(1, 1, 1);
    arrival.urgency = 256;
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> factory.arrive(buffer, 0, arrival));
    assertEquals("urgency must be 0 to 255, is 256", refused.getMessage());
  }

  @Test
  void aLevelOf261DoesNotBecome5() {
    SkillList skills = new SkillList().add(1, 261);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> factory.skills(buffer, 0, 1, skills));
    assertEquals("level must be 0 to 255, is 261", refused.getMessage());
  }
}
