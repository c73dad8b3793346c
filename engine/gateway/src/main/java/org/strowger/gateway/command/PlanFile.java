package org.strowger.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanProblem;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.gateway.text.FileText;

/** The plan file that a line names. Stateless; any thread. */
public final class PlanFile {
  private PlanFile() {}

  /**
   * Reads the file if the line names one; its name counts from the working directory.
   *
   * @return null if there is no file or it has a good plan, which is then the command's, else why
   *     the line is refused
   */
  public static Refusal read(LineCommand command) {
    if (!command.has(Field.FILE)) {
      return null;
    }
    try {
      Path file = Path.of(command.file);
      if (!Files.isRegularFile(file)) {
        return notReadable(command, Files.exists(file) ? "is not a file" : "there is no such file");
      }
      command.plan = PlanReader.read(file);
      return null;
    } catch (PlanException e) {
      PlanProblem first = e.problems().get(0);
      int more = e.problems().size() - 1;
      return new Refusal(
          Code.PLAN_INVALID,
          first.key(),
          first.value(),
          first.message()
              + (" (" + command.file + ":" + first.line() + ":" + first.column())
              + (more == 0 ? ")" : "; and " + more + " more)"));
    } catch (IOException e) {
      return notReadable(command, "cannot be read: " + FileText.reason(e));
    } catch (InvalidPathException e) {
      return notReadable(command, "is no name of a file: " + e.getReason());
    }
  }

  private static Refusal notReadable(LineCommand command, String why) {
    return new Refusal(Code.NOT_READABLE, Field.FILE.word(), command.file, why);
  }
}
