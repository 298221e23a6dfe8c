package modelport.launcher.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page about the settings, made from the record that reads them. */
public final class ConfigurationPage {
    // What the command reads before there is a JVM.
    private static final Map<String, String> COMMAND = Map.of(
            "JAVA_HOME", "The JDK 25 to use, if the one on the path or in the usual folders is not the right one.",
            "JAVA_OPTIONS", "Options of the server's JVM instead of `-Xmx512m`.",
            "MAVEN_OPTIONS", "Options for Maven when `./modelport` builds, such as `-o` to stay offline.",
            "AOT", "`off` leaves the cache alone that `./modelport prepare` made.");

    private ConfigurationPage() {}

    /** The whole page as Markdown. */
    public static String markdown() {
        var lines = new ArrayList<String>();
        lines.add("# Configuration");
        lines.add("");
        lines.add(
                "Modelport is set by environment variables. It starts without any; a value that it cannot follow stops"
                        + " the start with a sentence that says what is allowed. Amounts are written as `500MB` or `50GB` (a KB has"
                        + " 1,024 bytes), times as `500ms`, `30s`, `15m`, `8h` or `7d`. Where a variable is called a secret, `MODELPORT_..._FILE` may name a file that holds it.");
        for (RecordComponent topic : Settings.class.getRecordComponents()) {
            lines.addAll(section(topic));
        }
        lines.addAll(List.of("", "## The command", "", "| variable | what it does |", "|---|---|"));
        new TreeSet<>(COMMAND.keySet())
                .forEach(name -> lines.add("| `MODELPORT_" + name + "` | " + COMMAND.get(name) + " |"));
        lines.add("");
        return String.join("\n", lines);
    }

    /** Variables that look like ours and are not: probably misspelt. */
    public static List<String> strangers(Set<String> variables) {
        Set<String> known = new TreeSet<>(COMMAND.keySet());
        settings().forEach(setting -> {
            known.add(setting.name());
            if (setting.secret()) {
                known.add(setting.name() + "_FILE");
            }
        });
        return variables.stream()
                .filter(name -> name.startsWith(SettingsReader.PREFIX))
                .filter(name -> !known.contains(name.substring(SettingsReader.PREFIX.length())))
                .sorted()
                .toList();
    }

    private static Stream<Setting> settings() {
        return Arrays.stream(Settings.class.getRecordComponents()).flatMap(ConfigurationPage::settings);
    }

    private static Stream<Setting> settings(RecordComponent topic) {
        return Arrays.stream(topic.getType().getRecordComponents()).map(each -> each.getAnnotation(Setting.class));
    }

    private static List<String> section(RecordComponent topic) {
        var lines = new ArrayList<String>();
        lines.addAll(List.of("", "## " + topic.getAnnotation(Topic.class).value(), ""));
        lines.addAll(List.of("| variable | default | what it is |", "|---|---|---|"));
        settings(topic)
                .map(setting -> "| `MODELPORT_%s` | %s | %s%s |"
                        .formatted(setting.name(), standard(setting), setting.says(), secret(setting)))
                .forEach(lines::add);
        return lines;
    }

    private static String standard(Setting setting) {
        if (!setting.standard().isEmpty()) {
            return "`" + setting.standard() + "`";
        }
        return setting.otherwise().isEmpty() ? "none" : setting.otherwise();
    }

    private static String secret(Setting setting) {
        return setting.secret() ? " A secret." : "";
    }
}
