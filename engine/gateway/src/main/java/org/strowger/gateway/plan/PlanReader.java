package org.strowger.gateway.plan;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/**
 * Reads a plan from YAML, or from JSON of the same shape, and checks everything that the engine
 * would refuse it for (but for its version, which depends on the one in force). Stateless; any
 * thread.
 */
public final class PlanReader {
  /** Longest plan in characters. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  private final Problems problems;
  private final Values values;

  private PlanReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * Reads a YAML file.
   *
   * @throws PlanException with all that is wrong with the plan
   * @throws IOException if the file cannot be read
   */
  public static Plan read(Path file) throws IOException {
    if (Files.size(file) > MAX_LENGTH) {
      throw new IOException("it is longer than " + MAX_LENGTH + " bytes, the most for a plan");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(file.toString(), text);
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8; save it as UTF-8", e);
    }
  }

  /**
   * Reads YAML.
   *
   * @param source name of the text in messages
   * @throws PlanException with all that is wrong with the plan
   */
  public static Plan read(String source, String yaml) {
    Problems problems = new Problems(source);
    Part part = new YamlParts(problems).read(yaml);
    return plan(part, problems);
  }

  /**
   * Reads the JSON value that a parser stands on, to its end.
   *
   * @param source name of the input in messages
   * @param line number of the input's line
   * @throws PlanException with all that is wrong with the plan
   * @throws IOException if it is not JSON
   */
  public static Plan read(String source, int line, JsonParser parser) throws IOException {
    Part part = JsonParts.read(parser, line);
    return plan(part, new Problems(source));
  }

  private static Plan plan(Part part, Problems problems) {
    problems.throwIfAny();
    Plan plan = new PlanReader(problems).plan(part);
    problems.throwIfAny();
    return plan;
  }

  private Plan plan(Part part) {
    Keys keys =
        new Keys(
            part,
            "",
            problems,
            "version",
            "promote-after",
            "skills",
            "teams",
            "channels",
            "profiles",
            "queues",
            "context",
            "movement",
            "rules",
            "shift-offers");
    Part version = keys.required("version", "a whole number from 1, above the one in force");
    int versionNumber =
        version == null ? 1 : values.whole(version, "version", 1, Integer.MAX_VALUE);
    long promoteAfterMs = promoteAfter(keys);
    List<String> skills =
        IdList.read(keys.optional("skills"), "skills", Limits.MAX_SKILLS, values, problems);
    List<Plan.Team> teams = new TeamReader(problems, values).teams(keys.optional("teams"));
    List<Plan.Channel> channels =
        new ChannelReader(problems, values)
            .channels(keys.required("channels", "a mapping from channel to its settings"));
    List<String> channelIds = channels.stream().map(Plan.Channel::id).toList();
    List<Plan.Profile> profiles =
        new ProfileReader(problems, values, channelIds)
            .profiles(keys.required("profiles", "a mapping from profile to units and channels"));
    Set<String> teamIds = teams.stream().map(Plan.Team::id).collect(Collectors.toSet());
    StepReader stepReader = new StepReader(problems, values, Set.copyOf(skills), teamIds);
    List<Plan.Queue> queues =
        new QueueReader(problems, values, stepReader)
            .queues(keys.required("queues", "a mapping from queue to its rules"));
    ContextReader contextReader = new ContextReader(problems, values);
    return new Plan(
        versionNumber,
        promoteAfterMs,
        skills,
        teams,
        channels,
        profiles,
        queues,
        contextReader.context(keys.optional("context")),
        contextReader.movement(keys.optional("movement")),
        rules(keys, queues, skills, channelIds),
        new ShiftOffersReader(problems, values, channelIds)
            .shiftOffers(keys.optional("shift-offers")));
  }

  private List<Plan.Rule> rules(
      Keys keys, List<Plan.Queue> queues, List<String> skills, List<String> channels) {
    Set<String> queueIds = queues.stream().map(Plan.Queue::id).collect(Collectors.toSet());
    return new RuleReader(problems, values, queueIds, Set.copyOf(skills), Set.copyOf(channels))
        .rules(keys.optional("rules"));
  }

  private long promoteAfter(Keys keys) {
    String range = Values.durationRange(1, Limits.MAX_DURATION_MS) + ", or never";
    Part part = keys.required("promote-after", range);
    if (part == null || part.shown().equals("never")) {
      return 0;
    }
    return values.durationMs(part, "promote-after", 1, Limits.MAX_DURATION_MS);
  }
}
