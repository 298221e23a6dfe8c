package modelport.ui.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;
import modelport.contract.Slug;

/** The lines that do in a terminal what a button does here. */
public final class Code {
    private static final String ADDRESS = Code.class.getName() + ".address";

    private Code() {}

    public static String curl(String method, String path) {
        return "curl -s" + (method.equals("GET") ? " " : " -X " + method + " ") + address() + path
                + " \\\n  -H \"Authorization: Bearer $MODELPORT_TOKEN\"";
    }

    public static String curl(String method, String path, String json) {
        return curl(method, path) + " \\\n  -H \"Content-Type: application/json\" \\\n  -d '"
                + json.replace("'", "'\\''") + "'";
    }

    /** Sends the bytes of a file as they are. */
    public static String curlFile(String path, String type, String file) {
        return curl("POST", path) + " \\\n  -H \"Content-Type: " + type + "\" \\\n  --data-binary @" + file;
    }

    /** The address of a thing in the API, below its project. */
    public static String path(Slug project, String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    /** Where this dashboard was reached, such as http://localhost:8080. */
    public static String address() {
        rememberAddress();
        String known = (String) UI.getCurrent().getSession().getAttribute(ADDRESS);
        return known == null ? "http://localhost:8080" : known;
    }

    /** Takes the address from the request at hand, if there is one. */
    public static void rememberAddress() {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request == null || request.getHeader("Host") == null) {
            return;
        }
        String scheme = forwarded(request, "X-Forwarded-Proto", request.isSecure() ? "https" : "http");
        String host = forwarded(request, "X-Forwarded-Host", request.getHeader("Host"));
        UI.getCurrent().getSession().setAttribute(ADDRESS, scheme + "://" + host);
    }

    private static String forwarded(VaadinRequest request, String header, String otherwise) {
        String value = request.getHeader(header);
        return value == null ? otherwise : value.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
