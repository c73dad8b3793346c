package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void theVersionNamesTheTool() {
    assertTrue(new Main.Version().getVersion()[0].startsWith("strowger-replay "));
  }
}
