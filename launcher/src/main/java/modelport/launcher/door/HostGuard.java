package modelport.launcher.door;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import modelport.contract.Message;
import modelport.launcher.settings.Settings;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers only to names that are ours, so that no foreign page reaches us through a name of its own that it points
 * here.
 */
final class HostGuard extends Handler.Wrapper {
    // Nobody can make an address say something else: only names can be pointed elsewhere.
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int SHOWN = 100;

    private final Set<String> names = new TreeSet<>();

    HostGuard(Set<String> allowed, Handler next) {
        super(next);
        names.add("localhost");
        allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    static HostGuard of(Settings settings, Handler next) {
        var allowed = new TreeSet<>(settings.addresses().moreHosts());
        allowed.add(settings.addresses().bind());
        allowed.add(settings.addresses().publicUrl().getHost());
        allowed.add(settings.node().name());
        return new HostGuard(allowed, next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = Request.getServerName(request);
        if (host != null && isOurs(host.toLowerCase(Locale.ROOT))) {
            return super.handle(request, response, callback);
        }
        String shown = host == null ? "" : host.substring(0, Math.min(host.length(), SHOWN));
        Message message = Message.of("launcher.host-not-allowed", "host", shown);
        Problems.answer(HttpStatus.MISDIRECTED_REQUEST_421, message, request, response, callback);
        return true;
    }

    private boolean isOurs(String host) {
        String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (names.contains("*")
                || names.contains(plain)
                || ADDRESS.matcher(plain).matches()) {
            return true;
        }
        for (int dot = plain.indexOf('.'); dot > 0; dot = plain.indexOf('.', dot + 1)) {
            if (names.contains("*" + plain.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}
