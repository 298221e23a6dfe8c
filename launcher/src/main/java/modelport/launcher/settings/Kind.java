package modelport.launcher.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.server.http.AddressBlock;

/** The kinds of values: how each is read. The rule of a kind, which a bad value breaks, is a message of its name. */
enum Kind {
    TEXT,
    FOLDER,
    FILE,
    YES_OR_NO,
    PORT,
    PORT_OR_ZERO,
    COUNT,
    COUNT_OR_ZERO,
    BYTES,
    DURATION,
    ADDRESS,
    DATABASE,
    HOSTS,
    PROXIES,
    ROLES,
    LOG_FORMAT,
    LOG_LEVEL;

    private static final Pattern DURATION_FORM = Pattern.compile("([1-9]\\d{0,6})\\s*(ms|s|m|h|d)");

    /** Throws IllegalArgumentException for what breaks the rule. */
    Object read(String raw) {
        String text = raw.strip();
        return switch (this) {
            case TEXT -> text;
            case FOLDER, FILE -> Path.of(text).toAbsolutePath().normalize();
            case YES_OR_NO -> yes(text);
            case PORT -> number(text, 1, 65_535);
            case PORT_OR_ZERO -> number(text, 0, 65_535);
            case COUNT -> number(text, 1, 1_000_000);
            case COUNT_OR_ZERO -> number(text, 0, 1_000_000);
            case BYTES -> Bytes.parse(text);
            case DURATION -> duration(text);
            case ADDRESS -> address(text);
            case DATABASE -> database(text);
            case HOSTS -> words(text);
            case PROXIES -> proxies(text);
            case ROLES -> roles(text);
            case LOG_FORMAT -> LogFormat.valueOf(text.toUpperCase(Locale.ROOT));
            case LOG_LEVEL -> LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
        };
    }

    String rule() {
        return "launcher.setting." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean yes(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false: " + text);
        }
        return text.equals("true");
    }

    private static int number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of bounds: " + text);
        }
        return number;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION_FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static URI address(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        return address;
    }

    /** Takes the driver's own form and the one that everything else uses. */
    private static String database(String text) {
        String url = text.replaceFirst("^(jdbc:)?postgres(ql)?://", "jdbc:postgresql://");
        if (!url.startsWith("jdbc:postgresql://") || url.contains("@")) {
            throw new IllegalArgumentException("not a database: " + text);
        }
        return url;
    }

    private static List<String> proxies(String text) {
        List<String> blocks = words(text);
        blocks.forEach(AddressBlock::parse);
        return blocks;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<Role> roles(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(text).forEach(word -> roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT))));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("no role");
        }
        return roles;
    }
}
