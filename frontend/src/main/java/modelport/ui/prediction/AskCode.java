package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;

/** The question in a console as a line for a terminal. */
final class AskCode {
    private static final int SHOWN_MOST = 6_000;
    private static final String ENDPOINTS = "/endpoints/";

    private AskCode() {}

    static CodeDrawer drawer(TryState state, String path) {
        return new CodeDrawer(t("try.code")).code("curl", () -> code(state, path));
    }

    private static String code(TryState state, String path) {
        if (state.isRaw() || !state.kind().isMedia()) {
            return Code.curl("POST", path, shown(state.request()));
        }
        boolean picture = state.kind() == AskKind.PICTURE;
        String file = picture ? "photo.jpg" : "recording.wav";
        return path.startsWith(ENDPOINTS)
                ? Code.curlFile(path, picture ? "image/jpeg" : "audio/wav", file)
                : coded(path, picture ? "image" : "audio", file);
    }

    /** A trial takes JSON alone. */
    private static String coded(String path, String name, String file) {
        return "printf '{\"inputs\": [{\"" + name + "\": {\"b64\": \"%s\"}}]}' \\\n  \"$(base64 < " + file
                + " | tr -d '\\n')\" \\\n  | " + Code.curl("POST", path)
                + " \\\n  -H \"Content-Type: application/json\" \\\n  -d @-";
    }

    /** A body of a million numbers helps nobody in a terminal: it comes from a file there. */
    private static String shown(String request) {
        return request.length() <= SHOWN_MOST ? request : "@request.json";
    }
}
