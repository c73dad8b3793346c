package org.strowger.recovery;

import java.nio.file.Path;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;

/**
 * A process that launches an engine in a directory, says so, and runs until its input ends. Ends
 * with 3 if it is refused.
 */
final class SecondEngineChild {
  static final int REFUSED = 3;

  private SecondEngineChild() {}

  public static void main(String[] args) throws Exception {
    try {
      RoutingEngine engine =
          RoutingEngine.launch(
              new EngineContext()
                  .directory(Path.of(args[0]))
                  .scheduler(Scheduler.INLINE)
                  .limits(EngineTest.LIMITS)
                  .journalBlockLength(1 << 20));
      engine.publisher().tick();
      System.out.println("launched");
      System.in.read();
      engine.close();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      System.exit(REFUSED);
    }
  }
}
