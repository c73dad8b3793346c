package org.strowger.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.CommandSender;
import org.strowger.gateway.command.Field;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.LineReader;
import org.strowger.gateway.command.PlanFile;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.text.TimeText;

/**
 * Serves lines one after the other: each becomes a command of the engine, or the event of its
 * refusal. Runs on one thread; any other may {@link #stop} it.
 */
final class LineServer {
  private final LineReader lines;
  private final ManualClock clock;
  private final CommandSender sender;
  private final EventWriter writer;
  private final boolean payloadsAreTaken;
  private final CommandParser parser = new CommandParser("input");
  private final LineCommand command = new LineCommand();
  private Plan plan;
  private boolean timeKnown;
  private boolean stopped;
  private volatile boolean planTooLong;

  /**
   * For one input.
   *
   * @param clock set to the lines' time; null: the system's time is used
   * @param plan applied before the first command, or null
   * @param payloadsAreTaken whether lines may have payloads
   */
  LineServer(
      InputStream in,
      ManualClock clock,
      Plan plan,
      CommandSender sender,
      EventWriter writer,
      boolean payloadsAreTaken) {
    this.payloadsAreTaken = payloadsAreTaken;
    this.lines = new LineReader(in, writer::flush);
    this.clock = clock;
    this.plan = plan;
    this.sender = sender;
    this.writer = writer;
  }

  /** Serves all lines; ends early when stopped, or when the engine takes no more. */
  void run() throws IOException {
    if (clock == null && !step(true)) {
      return;
    }
    while (lines.next()) {
      if (!step(false)) {
        return;
      }
    }
  }

  /** Takes no more lines; when this returns none is under way. */
  synchronized void stop() {
    stopped = true;
  }

  /** Whether the plan is longer than the log allows. */
  boolean planTooLong() {
    return planTooLong;
  }

  private synchronized boolean step(boolean starting) {
    if (stopped) {
      return false;
    }
    if (starting) {
      return applyPlan();
    }
    return lines.blank() || serve();
  }

  /** Serves the line the reader stands on; false if the engine takes no more. */
  private boolean serve() {
    Refusal refusal = parse();
    if (refusal == null && command.payloadField() != null && !payloadsAreTaken) {
      refusal = Refusal.withoutKeys(command);
    }
    if (refusal == null) {
      refusal = PlanFile.read(command);
    }
    if (refusal == null) {
      refusal = time();
    }
    if (refusal != null) {
      writer.refused(lines.number(), refusal, command);
      return true;
    }
    if (!applyPlan()) {
      return false;
    }
    long result = sender.send(command);
    if (result == PublishResult.TOO_LONG) {
      writer.refused(lines.number(), Refusal.longerThanTheLogTakes(command), command);
      return true;
    }
    return result > 0;
  }

  private Refusal parse() {
    if (lines.tooLong()) {
      command.clear();
      return new Refusal(
          Code.LINE_TOO_LONG, "", "", "longer than " + LineReader.MAX_LINE_LENGTH + " bytes");
    }
    return parser.parse(lines.buffer(), lines.offset(), lines.length(), lines.number(), command);
  }

  private Refusal time() {
    if (clock == null) {
      return command.has(Field.AT)
          ? new Refusal(
              Code.NOT_ALLOWED,
              Field.AT.word(),
              "",
              "the clock is the system's; leave it out, or run with --clock input")
          : null;
    }
    if (command.has(Field.AT)) {
      clock.set(command.atMs());
      timeKnown = true;
      return null;
    }
    return timeKnown
        ? null
        : new Refusal(
            Code.MISSING_FIELD,
            Field.AT.word(),
            "",
            "no good line before has told the time; must be " + TimeText.FORM);
  }

  private boolean applyPlan() {
    if (plan == null) {
      return true;
    }
    long result = sender.applyPlan(plan);
    plan = null;
    planTooLong = result == PublishResult.TOO_LONG;
    return result > 0;
  }
}
