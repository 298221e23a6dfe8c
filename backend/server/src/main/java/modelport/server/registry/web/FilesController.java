package modelport.server.registry.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredFile;
import modelport.server.http.FileAnswers;
import modelport.server.http.ZipStream;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;

/** Hands out a version's files, always to be saved and never to be shown: they are a stranger's. */
@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Versions")
final class FilesController {
    private static final MediaType ZIP = MediaType.of("application/zip");

    private final Projects projects;
    private final VersionRefs versions;
    private final Artifacts artifacts;

    FilesController(Projects projects, VersionRefs versions, Artifacts artifacts) {
        this.projects = projects;
        this.versions = versions;
        this.artifacts = artifacts;
    }

    /**
     * Downloads one file of a version, or a range of its bytes.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @param path the file's path in the version, slashes included
     * @return its bytes; the entity tag is their SHA-256
     */
    @Get("/files/{+path}")
    @Parameter(name = "Range", in = ParameterIn.HEADER, description = "One range of bytes, such as bytes=0-1023")
    @ApiResponse(
            responseCode = "200",
            description = "All bytes; the entity tag is their SHA-256",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary", description = "The file")))
    @ApiResponse(responseCode = "206", description = "The range that was asked for")
    @ApiResponse(responseCode = "416", description = "The file ends before that range begins")
    HttpResponse<?> file(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            int number,
            String path,
            HttpRequest<?> request)
            throws IOException {
        VersionRef version = versions.require(projects.require(caller, project, Right.READ), model, number);
        StoredFile file = files(version).stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("file", path)));
        Path bytes = artifacts.open(version.project(), digest(version), path);
        return FileAnswers.of(request, bytes, path, file.size(), file.sha256());
    }

    /**
     * Downloads all files of a version as one zip archive.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @return the archive
     */
    @Get("/download")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = "string", format = "binary", description = "The archive")))
    HttpResponse<?> download(@Parameter(hidden = true) Caller caller, Slug project, Slug model, int number) {
        VersionRef version = versions.require(projects.require(caller, project, Right.READ), model, number);
        String digest = digest(version);
        var entries = new ArrayList<ZipStream.Entry>();
        for (StoredFile file : files(version)) {
            Path bytes = artifacts.open(version.project(), digest, file.path());
            entries.add(new ZipStream.Entry(file.path(), () -> Files.newInputStream(bytes)));
        }
        var archive = new StreamedFile(new ZipStream(entries), ZIP).attach(model + "-" + number + ".zip");
        return FileAnswers.guarded(HttpResponse.ok(archive), '"' + digest + '"');
    }

    private List<StoredFile> files(VersionRef version) {
        return artifacts.find(version.project(), digest(version)).orElseThrow().files();
    }

    private static String digest(VersionRef version) {
        Optional<VersionRef.Files> files = version.files();
        return files.orElseThrow(() -> new ProblemException(new Problem.Conflict(Message.of(
                        "registry.no-files-kept",
                        "model",
                        version.model().value(),
                        "version",
                        Integer.toString(version.number()),
                        "state",
                        version.state().name()))))
                .digest();
    }
}
