package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.onnx.RefusedException;

/**
 * A fitted estimator as its pickle describes it. Attributes are checked when they are asked for: what a fitted one must
 * have and this one has not is refused as not fitted, what has another form is refused by name.
 */
public final class Estimator {
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private final PyValue.Instance instance;
    private final String release;

    private Estimator(PyValue.Instance instance, String release) {
        this.instance = instance;
        this.release = release;
    }

    /** An estimator of the given release of scikit-learn, unless it names its own. */
    static Estimator of(PyValue.Instance instance, String release) {
        String own = instance.attribute("_sklearn_version")
                .map(value -> value instanceof PyValue.Text text ? text.value() : release)
                .orElse(release);
        return new Estimator(instance, own);
    }

    /** The class's name without its module. */
    public String name() {
        return instance.type().name();
    }

    /** The class's name with its module. */
    public String path() {
        return instance.type().path();
    }

    public PyValue.Instance instance() {
        return instance;
    }

    /** Whether the release of scikit-learn that wrote it is {@code major.minor} or newer. */
    public boolean since(int major, int minor) {
        Matcher release = RELEASE.matcher(this.release);
        if (!release.lookingAt()) {
            return false;
        }
        int itsMajor = Integer.parseInt(release.group(1));
        return itsMajor > major || (itsMajor == major && Integer.parseInt(release.group(2)) >= minor);
    }

    public String release() {
        return release;
    }

    /** Whether it has the attribute, and it is not None. */
    public boolean has(String attribute) {
        return optional(attribute).isPresent();
    }

    /** The attribute, unless it is missing or None. */
    public Optional<PyValue> optional(String attribute) {
        return instance.attribute(attribute).filter(value -> value != PyValue.None.NONE);
    }

    /** The attribute; a missing one that ends in an underscore tells that nothing was fitted. */
    public PyValue get(String attribute) {
        return instance.attribute(attribute).orElseThrow(() -> missing(attribute));
    }

    private RefusedException missing(String attribute) {
        String code = attribute.endsWith("_") ? "sklearn.not-fitted" : "sklearn.layout";
        return RefusedException.of(code, "estimator", name(), "attribute", attribute);
    }

    /** Refuses a form that this attribute is not known to have. */
    public RefusedException unexpected(String attribute) {
        return RefusedException.of("sklearn.layout", "estimator", name(), "attribute", attribute);
    }

    /** Refuses something that has no exact counterpart, by the names of parameter and value, or of a function. */
    public RefusedException unsupported(String parameter, String value) {
        if (instance.attribute(parameter).orElse(PyValue.None.NONE) instanceof PyValue.Global function) {
            return RefusedException.of(
                    "sklearn.unknown-function",
                    "estimator",
                    name(),
                    "parameter",
                    parameter,
                    "function",
                    function.path());
        }
        return RefusedException.of("sklearn.parameter", "estimator", name(), "parameter", parameter, "value", value);
    }

    /** Refuses an estimator that answers by chance, or not the same every time. */
    public RefusedException random(String parameter, String value) {
        return RefusedException.of(
                "sklearn.not-a-function", "estimator", name(), "parameter", parameter, "value", value);
    }

    public double number(String attribute) {
        return Values.number(get(attribute)).orElseThrow(() -> unexpected(attribute));
    }

    public double number(String attribute, double otherwise) {
        return optional(attribute).isEmpty() ? otherwise : number(attribute);
    }

    public int integer(String attribute) {
        double value = number(attribute);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw unexpected(attribute);
        }
        return (int) value;
    }

    public int integer(String attribute, int otherwise) {
        return optional(attribute).isEmpty() ? otherwise : integer(attribute);
    }

    public boolean flag(String attribute) {
        return switch (get(attribute)) {
            case PyValue.Bool bool -> bool.value();
            case PyValue.Int number -> number.value().signum() != 0;
            default -> throw unexpected(attribute);
        };
    }

    public boolean flag(String attribute, boolean otherwise) {
        return optional(attribute).isEmpty() ? otherwise : flag(attribute);
    }

    public String text(String attribute) {
        if (get(attribute) instanceof PyValue.Text text) {
            return text.value();
        }
        throw unexpected(attribute);
    }

    /** The text, or {@code otherwise} if the attribute is missing or None. */
    public String text(String attribute, String otherwise) {
        return optional(attribute).isEmpty() ? otherwise : text(attribute);
    }

    /** Whether the attribute is this text. */
    public boolean is(String attribute, String text) {
        return optional(attribute).equals(Optional.of(new PyValue.Text(text)));
    }

    /** An array of any type; a list of numbers or texts will do. */
    public NumpyArray array(String attribute) {
        return Values.array(get(attribute)).orElseThrow(() -> unexpected(attribute));
    }

    /** All numbers of an array, a list or a single number, in C order. */
    public double[] vector(String attribute) {
        return Values.numbers(get(attribute)).orElseThrow(() -> unexpected(attribute));
    }

    /** An array of numbers as rows and columns; a vector is one row. */
    public Matrix matrix(String attribute) {
        return Values.matrix(get(attribute)).orElseThrow(() -> unexpected(attribute));
    }

    /** The items of a list, a tuple or an array of objects. */
    public List<PyValue> items(String attribute) {
        return Values.items(get(attribute)).orElseThrow(() -> unexpected(attribute));
    }

    /** An estimator inside this one. */
    public Estimator child(String attribute) {
        return child(get(attribute), attribute);
    }

    /** The estimators of a list, a tuple or an array. */
    public List<Estimator> children(String attribute) {
        return items(attribute).stream().map(item -> child(item, attribute)).toList();
    }

    /** A value found inside this one, as an estimator. */
    public Estimator child(PyValue value, String attribute) {
        if (value instanceof PyValue.Instance inner) {
            return of(inner, release);
        }
        throw unexpected(attribute);
    }
}
