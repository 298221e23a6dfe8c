package modelport.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.function.LongConsumer;
import modelport.contract.Slug;
import modelport.contract.UploadsApi;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.artifacts.UploadTicket;

/** {@link UploadsApi} over HTTP: tus 1.0.0. */
record HttpUploads(Http http) implements UploadsApi {
    private static final String VERSION = "1.0.0";
    private static final long SLICE = 64L << 20;
    private static final int TRIES = 5;

    @Override
    public UploadTicket announce(Slug project, NewUpload upload) {
        String metadata = "filename " + base64(upload.filename())
                + (upload.sha256() == null ? "" : ",sha256 " + base64(upload.sha256()));
        HttpResponse<Void> response = http.send(
                tus("projects/" + project + "/uploads")
                        .header("Upload-Length", Long.toString(upload.length()))
                        .header("Upload-Metadata", metadata)
                        .POST(HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.discarding());
        String location = header(response, "Location");
        return new UploadTicket(
                UUID.fromString(location.substring(location.lastIndexOf('/') + 1)),
                URI.create(location).getRawPath(),
                header(response, "Modelport-Upload-Token"),
                java.time.ZonedDateTime.parse(
                                header(response, "Upload-Expires"),
                                java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
    }

    @Override
    public UUID send(Slug project, Path file, LongConsumer progress) {
        try (FileChannel channel = FileChannel.open(file)) {
            var upload = new NewUpload(String.valueOf(file.getFileName()), Files.size(file), null);
            UploadTicket ticket = announce(project, upload);
            int failures = 0;
            long sent = 0;
            while (sent < upload.length()) {
                try {
                    sent = sendSlice(ticket, channel, sent, Math.min(SLICE, upload.length() - sent));
                    progress.accept(sent);
                } catch (UncheckedIOException e) {
                    if (++failures >= TRIES) {
                        throw e;
                    }
                    sent = offset(ticket);
                }
            }
            return ticket.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long sendSlice(UploadTicket ticket, FileChannel channel, long offset, long length) {
        HttpRequest.BodyPublisher slice = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> slice(channel, offset, length)), length);
        HttpResponse<Void> response = http.send(
                tus(ticket.location())
                        .header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", Long.toString(offset))
                        .method("PATCH", slice),
                HttpResponse.BodyHandlers.discarding());
        return Long.parseLong(header(response, "Upload-Offset"));
    }

    private long offset(UploadTicket ticket) {
        HttpResponse<Void> response = http.send(tus(ticket.location()).HEAD(), HttpResponse.BodyHandlers.discarding());
        return Long.parseLong(header(response, "Upload-Offset"));
    }

    private static InputStream slice(FileChannel channel, long offset, long length) {
        return new BoundedStream(Channels.newInputStream(new PositionedChannel(channel, offset)), length);
    }

    private HttpRequest.Builder tus(String path) {
        return http.request(path).header("Tus-Resumable", VERSION);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() -> new UncheckedIOException(new IOException("no header " + name)));
    }
}
