package modelport.server.artifacts.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.UploadConfig;
import modelport.server.artifacts.Uploads;
import modelport.server.artifacts.Uploads.Announced;
import modelport.server.artifacts.Uploads.UploadStatus;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Uploads")
final class UploadsController {
    private static final String UPLOADS = "/api/v1/uploads/";
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Uploads uploads;
    private final Projects projects;
    private final UploadConfig config;

    UploadsController(Uploads uploads, Projects projects, UploadConfig config) {
        this.uploads = uploads;
        this.projects = projects;
        this.config = config;
    }

    /**
     * Tells which parts of tus this server speaks, and how large a file may be.
     *
     * @return the answer is in its headers
     */
    @Options("/uploads")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Void> abilities() {
        return Tus.abilities(config.max());
    }

    /**
     * Announces a file, tus 1.0.0 creation: its size is in Upload-Length, its name and SHA-256 in Upload-Metadata.
     *
     * @param project its project
     * @return where to send its bytes, and a token that opens this one upload
     */
    @Post("/projects/{project}/uploads")
    @Consumes(MediaType.ALL)
    HttpResponse<Void> announce(@Parameter(hidden = true) Caller caller, Slug project, HttpHeaders headers) {
        ProjectRef target = projects.require(caller, project, Right.WRITE);
        Tus.requireVersion(headers);
        Announced announced = uploads.announce(caller, target, Tus.announced(headers));
        URI location = URI.create(UPLOADS + announced.status().id());
        return Tus.progress(HttpResponse.<Void>created(location), announced.status())
                .header("Modelport-Upload-Token", announced.token().secret());
    }

    /**
     * Tells how many bytes of a file are safe.
     *
     * @param id the upload
     * @return the answer is in its headers
     */
    @Head("/uploads/{id}")
    HttpResponse<Void> status(@Parameter(hidden = true) Caller caller, UUID id, HttpHeaders headers) {
        Tus.requireVersion(headers);
        UploadStatus status = uploads.status(caller, id);
        return Tus.progress(HttpResponse.<Void>ok(), status)
                .header(Tus.LENGTH, Long.toString(status.length()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * Takes bytes in, from Upload-Offset on. What came before a connection broke stays.
     *
     * @param id the upload
     * @param body the bytes
     * @return how many are safe is in its headers
     */
    @Patch("/uploads/{id}")
    @Consumes(MediaType.ALL)
    HttpResponse<Void> append(
            @Parameter(hidden = true) Caller caller, UUID id, HttpHeaders headers, @Body InputStream body) {
        Tus.requireVersion(headers);
        Tus.requireChunk(headers);
        long length = headers.contentLength().orElse(-1);
        UploadStatus status =
                uploads.append(caller, id, Tus.number(headers, Tus.OFFSET), length, Tus.checksum(headers), body);
        return Tus.progress(HttpResponse.<Void>noContent(), status);
    }

    /**
     * Drops an upload.
     *
     * @param id the upload
     * @return nothing
     */
    @Delete("/uploads/{id}")
    HttpResponse<Void> terminate(@Parameter(hidden = true) Caller caller, UUID id, HttpHeaders headers) {
        Tus.requireVersion(headers);
        uploads.terminate(caller, id);
        return HttpResponse.<Void>noContent();
    }

    /**
     * Does what X-HTTP-Method-Override says, for clients that can only POST.
     *
     * @param id the upload
     * @param method PATCH
     * @param body the bytes
     * @return as for that method
     */
    @Hidden
    @Post("/uploads/{id}")
    @Consumes(MediaType.ALL)
    HttpResponse<Void> override(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Header("X-HTTP-Method-Override") String method,
            HttpRequest<?> request,
            @Body InputStream body) {
        if (!method.equals("PATCH")) {
            throw new ProblemException(
                    new Problem.Other(METHOD_NOT_ALLOWED, Message.of("http.method-not-allowed", "reason", "POST")));
        }
        return append(caller, id, request.getHeaders(), body);
    }
}
