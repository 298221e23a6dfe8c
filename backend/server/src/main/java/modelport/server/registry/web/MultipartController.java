package modelport.server.registry.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionMetadata;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.Uploads;
import modelport.server.database.Json;
import modelport.server.registry.Submissions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;

/** Makes versions of small files that come with the request itself. */
@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Versions")
final class MultipartController {
    /** Whatever is bigger is worth resuming. The server's multipart limit for one file is the same. */
    private static final long MAX_BYTES = 100L << 20;

    /** What the form itself may add to the files. */
    private static final long MAX_FORM = 2L << 20;

    private final Projects projects;
    private final Uploads uploads;
    private final Submissions submissions;
    private final AcceptedAnswers answers;

    MultipartController(Projects projects, Uploads uploads, Submissions submissions, AcceptedAnswers answers) {
        this.projects = projects;
        this.uploads = uploads;
        this.submissions = submissions;
        this.answers = answers;
    }

    /**
     * Makes a version of the files in the request and starts its import.
     *
     * @param project the project's name
     * @param model the model's name
     * @return the version, which is being imported, and the job to follow
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @ApiResponse(responseCode = "202", description = "The version, which is being imported, and the job to follow")
    @RequestBody(
            description = "Files of up to 100 MB in total, and what is said about them",
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = VersionForm.class)))
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=30 holds the answer until the import is over, for at most so many seconds")
    HttpResponse<VersionAccepted> create(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            @Parameter(hidden = true) @Body MultipartBody parts,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        if (request.getContentLength() > MAX_BYTES + MAX_FORM) {
            throw tooLarge();
        }
        NewVersion version = read(parts, caller, where);
        return answers.of(request, where, submissions.create(caller, where, model, version));
    }

    private NewVersion read(MultipartBody parts, Caller caller, ProjectRef project) {
        List<UUID> files = new ArrayList<>();
        VersionMetadata metadata = null;
        long bytes = 0;
        for (CompletedPart part : Flux.from(parts).toIterable(1)) {
            if (part instanceof CompletedFileUpload file && part.getName().equals("file")) {
                bytes += file.getSize();
                if (bytes > MAX_BYTES) {
                    file.discard();
                    throw tooLarge();
                }
                files.add(receive(caller, project, file));
            } else if (part.getName().equals("metadata")) {
                metadata = metadata(part);
            } else {
                throw invalid(part.getName(), "registry.multipart-part", "part", part.getName());
            }
        }
        if (files.isEmpty()) {
            throw invalid("file", "registry.multipart-no-file");
        }
        return new NewVersion(files, metadata);
    }

    /** Opening the stream hands the part's bytes over to it; closing it frees them. */
    private UUID receive(Caller caller, ProjectRef project, CompletedFileUpload file) {
        try (InputStream bytes = file.getInputStream()) {
            return uploads.receive(caller, project, file.getFilename(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable VersionMetadata metadata(CompletedPart part) {
        try {
            return Json.MAPPER.readValue(part.getBytes(), VersionMetadata.class);
        } catch (JacksonException e) {
            throw invalid("metadata", "registry.metadata-unfit", "reason", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(new Problem.Other(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode(),
                Message.of("registry.multipart-too-large", "max", Long.toString(MAX_BYTES))));
    }

    private static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }

    /** How such a form looks. */
    @Schema(description = "Files that become a version, and what is said about them")
    record VersionForm(
            @Schema(description = "The files: one archive, or files that belong together")
            List<FormFile> file,

            @Schema(description = "What is said about the version, as JSON") @Nullable
            VersionMetadata metadata) {}

    /** One file of a form. */
    @Schema(type = "string", format = "binary", description = "One file, with its name")
    record FormFile() {}
}
