package modelport.client;

import java.util.UUID;
import modelport.contract.CompressionsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.registry.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link CompressionsApi} over HTTP. */
record HttpCompressions(Http http) implements CompressionsApi {
    @Override
    public CompressionAccepted create(Slug project, Slug model, int version, NewCompression compression) {
        return http.post(path(project, model, version) + "/compressions", compression, CompressionAccepted.class);
    }

    @Override
    public Compression get(Slug project, UUID compression) {
        return http.get(path(project) + "/" + compression, Compression.class);
    }

    @Override
    public Page<Compression> list(Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        return http.get(
                path(project) + "?" + Http.paging(page) + Http.of(model, version),
                new TypeReference<Page<Compression>>() {});
    }

    @Override
    public Version promote(Slug project, UUID compression, UUID candidate, Promotion promotion) {
        return http.post(
                path(project) + "/" + compression + "/candidates/" + candidate + "/promote", promotion, Version.class);
    }

    @Override
    public Derivation derivation(Slug project, Slug model, int version) {
        return http.get(path(project, model, version) + "/derivation", Derivation.class);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/compressions";
    }

    private static String path(Slug project, Slug model, int version) {
        return "projects/" + project + "/models/" + model + "/versions/" + version;
    }
}
