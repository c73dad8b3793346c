package org.strowger.harness;

import java.nio.file.Path;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;

/**
 * A process that launches an engine in a directory, says so, and runs until its input ends. Ends
 * with 3 if it is refused.
 */
public final class EngineChild {
  /** The exit code of a process that was refused. */
  public static final int REFUSED = 3;

  private EngineChild() {}

  /** Takes the engine's directory. */
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
