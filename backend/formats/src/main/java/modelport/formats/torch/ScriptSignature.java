package modelport.formats.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.NativeValue;
import modelport.formats.torch.ScriptTokens.Kind;
import modelport.onnx.RefusedException;

/** What the function forward of a module takes. */
final class ScriptSignature {
    private static final Map<String, NativeValue.Kind> KINDS = Map.of(
            "Tensor", NativeValue.Kind.TENSOR,
            "int", NativeValue.Kind.WHOLE,
            "float", NativeValue.Kind.REAL,
            "bool", NativeValue.Kind.TRUTH);

    private final ScriptTokens source;
    private int at;

    private ScriptSignature(ScriptTokens source, int at) {
        this.source = source;
        this.at = at;
    }

    /** The arguments of a class's forward, without those that have values of their own. */
    static List<NativeValue> of(List<ScriptTokens> sources, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        String file = "code/" + path.substring(0, path.lastIndexOf('.')).replace('.', '/') + ".py";
        return sources.stream()
                .filter(source -> source.file().equals(file))
                .map(source -> forward(source, name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> RefusedException.of("torch.no-forward", "name", path));
    }

    private static Optional<List<NativeValue>> forward(ScriptTokens source, String name) {
        boolean inside = false;
        for (int i = 0; i < source.size(); i++) {
            if (source.at(i).is("class")) {
                inside = source.at(i + 1).is(name);
            }
            boolean found = inside
                    && source.at(i).is("def")
                    && source.at(i + 1).is("forward")
                    && source.at(i + 2).is("(");
            if (found) {
                return Optional.of(new ScriptSignature(source, i + 3).arguments());
            }
        }
        return Optional.empty();
    }

    private List<NativeValue> arguments() {
        var arguments = new ArrayList<NativeValue>();
        while (!source.at(at).is(")")) {
            String name = source.at(at).text();
            boolean named =
                    source.at(at).kind() == Kind.NAME && source.at(at + 1).is(":");
            if (!named) {
                throw ScriptTokens.unreadable(source.file(), name);
            }
            at += 2;
            String type = words();
            boolean hasValue = source.at(at).is("=");
            if (hasValue) {
                at++;
                words();
            }
            if (source.at(at).is(",")) {
                at++;
            }
            if (!name.equals("self") && !hasValue) {
                arguments.add(argument(name, type));
            }
        }
        return arguments;
    }

    private static NativeValue argument(String name, String type) {
        NativeValue.Kind kind = KINDS.get(type);
        if (kind == null) {
            throw RefusedException.of("torch.argument-type", "name", name, "type", type);
        }
        return new NativeValue(name, kind, "", List.of(), false);
    }

    /** Up to the comma, the equals sign or the bracket that ends them. */
    private String words() {
        var words = new StringBuilder();
        int depth = 0;
        while (source.at(at).kind() != Kind.END) {
            ScriptTokens.Token token = source.at(at);
            boolean ends = depth == 0 && (token.is(",") || token.is("=") || token.is(")"));
            if (ends) {
                return words.toString();
            }
            depth += token.is("[") || token.is("(") ? 1 : token.is("]") || token.is(")") ? -1 : 0;
            words.append(token.text());
            at++;
        }
        throw ScriptTokens.unreadable(source.file(), "forward");
    }
}
