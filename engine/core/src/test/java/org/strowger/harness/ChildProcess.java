package org.strowger.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Starts a class of the tests as a process of its own. */
public final class ChildProcess {
  private static final List<String> PASSED_ON =
      List.of("--add", "--enable", "--sun", "-Dorg.slf4j");

  private ChildProcess() {}

  /** Starts a main class with this machine's settings; its errors go where this process's go. */
  public static Process start(Class<?> main, List<String> arguments) throws IOException {
    return start(main, arguments, option -> true);
  }

  /** Starts it with only those of this process's options that are to be passed on. */
  public static Process start(Class<?> main, List<String> arguments, Predicate<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
        .filter(options)
        .forEach(command::add);
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
