package modelport.ui.fakes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes uploads with tus and forgets their bytes; every seventh slice gets lost, so that resuming can be seen. */
final class FakeTus extends Handler.Abstract {
    private static final int LOST = 7;

    private final Map<String, Long> offsets = new ConcurrentHashMap<>();
    private final AtomicInteger slices = new AtomicInteger();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        if (!path.startsWith("/api/v1/uploads/")) {
            return false;
        }
        switch (request.getMethod()) {
            case "HEAD" -> {
                offset(response, offsets.getOrDefault(path, 0L));
                response.setStatus(200);
            }
            case "PATCH" -> patch(request, response, path);
            case "DELETE" -> {
                offsets.remove(path);
                response.setStatus(204);
            }
            default -> response.setStatus(405);
        }
        callback.succeeded();
        return true;
    }

    private void patch(Request request, Response response, String path) throws IOException {
        long offset = offsets.getOrDefault(path, 0L);
        long claimed = Long.parseLong(request.getHeaders().get("Upload-Offset"));
        ByteBuffer bytes = Content.Source.asByteBuffer(request);
        if (claimed != offset) {
            response.setStatus(409);
            return;
        }
        if (slices.incrementAndGet() % LOST == 0) {
            response.setStatus(503);
            return;
        }
        offsets.put(path, offset + bytes.remaining());
        offset(response, offset + bytes.remaining());
        response.setStatus(204);
    }

    private static void offset(Response response, long offset) {
        response.getHeaders().put(new HttpField("Upload-Offset", Long.toString(offset)));
        response.getHeaders().put(new HttpField("Cache-Control", "no-store"));
    }
}
