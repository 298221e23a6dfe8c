package modelport.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;

/** A name in addresses: 1 to 64 lower case letters, digits and dashes, not starting with a dash. */
@Schema(
        type = "string",
        pattern = Slug.SYNTAX,
        description = "1 to 64 lower case letters, digits and dashes",
        example = "support-router")
public record Slug(@JsonValue @Schema(hidden = true) String value) implements Comparable<Slug> {
    static final String SYNTAX = "[a-z0-9][a-z0-9-]{0,63}";
    private static final Pattern PATTERN = Pattern.compile(SYNTAX);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Slug {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name: " + value);
        }
    }

    /** Whether {@code text} can be a name. */
    public static boolean isOne(String text) {
        return PATTERN.matcher(text).matches();
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
