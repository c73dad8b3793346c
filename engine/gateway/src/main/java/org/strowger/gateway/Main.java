package org.strowger.gateway;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Entry point of the runnable jar. */
@Command(
    name = "strowger-gateway",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "The routing engine as a process.")
public final class Main implements Runnable {
  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args as given to the process
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"strowger-gateway " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
