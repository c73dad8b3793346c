package org.strowger.replay.play;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.strowger.replay.Main;

/** A command of this tool as it can be pasted into a shell. Stateless; any thread. */
final class ShellCommand {
  private static final String JAR = "strowger-replay.jar";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private ShellCommand() {}

  /** The command with these arguments, each one word for the shell, whatever is in it. */
  static String of(Object... arguments) {
    List<String> words = new ArrayList<>(List.of("java", "-jar", quoted(jar())));
    for (Object argument : arguments) {
      words.add(quoted(argument.toString()));
    }
    return String.join(" ", words);
  }

  /** This program's jar, from here if it is below; only its name if it runs from classes. */
  private static String jar() {
    try {
      Path source = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(source)) {
        return JAR;
      }
      Path here = Path.of("").toAbsolutePath();
      return (source.startsWith(here) ? here.relativize(source) : source).toString();
    } catch (URISyntaxException e) {
      return JAR;
    }
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
