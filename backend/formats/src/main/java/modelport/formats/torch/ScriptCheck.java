package modelport.formats.torch;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modelport.formats.torch.ScriptTokens.Kind;
import modelport.formats.torch.ScriptTokens.Token;
import modelport.onnx.RefusedException;

/**
 * Holds the sources of a TorchScript against the operators that are allowed. PyTorch compiles these very texts, and
 * lets a value call any operator as if it were its method: so every name behind a dot must be one that the sources
 * declare, or an allowed operator.
 */
final class ScriptCheck {
    private static final Set<String> WORDS = Set.of("def", "class");

    private final Set<String> declared = new HashSet<>();
    private final Map<String, Integer> operators = new TreeMap<>();

    private ScriptCheck() {}

    /** How often each operator is used; refused with the first one that may not be. */
    static Map<String, Integer> operators(List<ScriptTokens> sources) {
        var check = new ScriptCheck();
        sources.forEach(check::declare);
        sources.forEach(check::look);
        return check.operators;
    }

    /** Functions, classes, attributes and arguments. */
    private void declare(ScriptTokens source) {
        for (int i = 0; i < source.size(); i++) {
            Token token = source.at(i);
            boolean named = token.kind() == Kind.NAME
                    && (source.at(i + 1).is(":")
                            || WORDS.contains(source.at(i - 1).text()));
            if (named) {
                declared.add(token.text());
            } else if (token.is("__annotations__") && source.at(i + 2).kind() == Kind.TEXT) {
                declared.add(source.at(i + 2).text());
            }
        }
    }

    private void look(ScriptTokens source) {
        int i = 0;
        while (i < source.size()) {
            Token token = source.at(i);
            if (ScriptOperators.FORBIDDEN.contains(token.text())) {
                throw refused(token.text());
            }
            boolean head = token.kind() == Kind.NAME && !source.at(i - 1).is(".");
            if (head && (token.is("__torch__") || token.is("CONSTANTS"))) {
                i = path(source, i);
            } else if (head && token.is("torch")) {
                i = function(source, i);
            } else if (head && token.is("ops")) {
                i = operator(source, i);
            } else if (head && token.is("getattr")) {
                attribute(fetched(source, i), false);
                i++;
            } else {
                if (token.kind() == Kind.NAME && !head) {
                    attribute(token.text(), source.at(i + 1).is("("));
                }
                i++;
            }
        }
    }

    /** A class or a function of the sources themselves. */
    private static int path(ScriptTokens source, int start) {
        var path = new StringBuilder(source.at(start).text());
        int i = start + 1;
        while (source.at(i).is(".") && source.at(i + 1).kind() == Kind.NAME) {
            path.append('.').append(source.at(i + 1).text());
            i += 2;
        }
        if (path.append('.').toString().contains(".torch.classes.")) {
            path.setLength(path.length() - 1);
            throw RefusedException.of("torch.native-class", "name", path);
        }
        return i;
    }

    /** The name that getattr is given, which must stand there as it is. */
    private static String fetched(ScriptTokens source, int start) {
        int depth = 0;
        for (int i = start + 1; source.at(i).kind() != Kind.END; i++) {
            Token token = source.at(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                Token name = source.at(i - 1);
                boolean plain = name.kind() == Kind.TEXT
                        && source.at(i - 2).is(",")
                        && name.text().indexOf('\\') < 0;
                if (plain) {
                    return name.text();
                }
                break;
            }
        }
        throw ScriptTokens.unreadable(source.file(), "getattr");
    }

    private int function(ScriptTokens source, int i) {
        Token name = source.at(i + 2);
        boolean call = source.at(i + 1).is(".")
                && name.kind() == Kind.NAME
                && source.at(i + 3).is("(");
        if (!call) {
            throw ScriptTokens.unreadable(source.file(), "torch");
        }
        use("aten::" + name.text(), name.text());
        return i + 3;
    }

    private int operator(ScriptTokens source, int i) {
        Token space = source.at(i + 2);
        Token name = source.at(i + 4);
        boolean call = source.at(i + 1).is(".")
                && space.kind() == Kind.NAME
                && source.at(i + 3).is(".")
                && name.kind() == Kind.NAME
                && source.at(i + 5).is("(");
        if (!call) {
            throw ScriptTokens.unreadable(source.file(), "ops");
        }
        use(space.text() + "::" + name.text(), name.text());
        return i + 5;
    }

    /** Of a value: something declared, or an operator that takes the value first. */
    private void attribute(String name, boolean called) {
        String operator = "aten::" + name;
        if (declared.contains(name)) {
            return;
        }
        if (!ScriptOperators.allows(operator)) {
            throw refused(operator);
        }
        if (called) {
            operators.merge(operator, 1, Integer::sum);
        }
    }

    private void use(String operator, String name) {
        if (ScriptOperators.FORBIDDEN.contains(name) || !ScriptOperators.allows(operator)) {
            throw refused(operator);
        }
        operators.merge(operator, 1, Integer::sum);
    }

    private static RefusedException refused(String operator) {
        String name = operator.substring(operator.lastIndexOf(':') + 1);
        return RefusedException.of(
                ScriptOperators.FORBIDDEN.contains(name) ? "torch.forbidden-operator" : "torch.unknown-operator",
                "operator",
                operator);
    }
}
