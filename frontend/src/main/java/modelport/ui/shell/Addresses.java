package modelport.ui.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** How addresses of pages say which project they are in. */
final class Addresses {
    private Addresses() {}

    /** Any text as the value of a pair. */
    static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address in a project that may be another one than the one that the visitor looks at. */
    static String in(@Nullable Slug project, String path) {
        boolean elsewhere = project != null
                && Here.find().filter(here -> here.project().equals(project)).isEmpty();
        return elsewhere ? path + (path.contains("?") ? "&" : "?") + Here.PARAMETER + "=" + project : here(path);
    }

    static String here(String path) {
        return Here.find()
                .filter(here -> here.me().projects().size() > 1)
                .map(here -> path + (path.contains("?") ? "&" : "?") + Here.PARAMETER + "=" + here.project())
                .orElse(path);
    }
}
