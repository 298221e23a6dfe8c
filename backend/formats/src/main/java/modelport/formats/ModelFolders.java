package modelport.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelport.formats.huggingface.ModelFolder;

/**
 * Finds folders of Hugging Face's transformers among the files of an upload: a configuration with weights beside it.
 */
final class ModelFolders {
    private static final Pattern WEIGHTS = Pattern.compile(
            ".+\\.safetensors|model\\.safetensors\\.index\\.json|pytorch_model.*\\.bin(\\.index\\.json)?");

    /** What says how texts are cut and continued, and vectors pooled. */
    private static final Pattern BESIDE = Pattern.compile(
            "(.+/)?(modules|sentence_bert_config|tokenizer_config|generation_config)\\.json|(.+/)?[0-9]+_Pooling/config\\.json");

    private ModelFolders() {}

    static List<ModelFolder> in(Path root, List<FoundFile> files) {
        Set<String> paths = files.stream()
                .filter(file -> !file.isHidden())
                .map(FoundFile::path)
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file ->
                        file.kind() == FileKind.CONFIG_JSON && file.name().equals("config.json"))
                .filter(file -> !file.isHidden())
                .map(file -> new ModelFolder(root, file.folder(), paths))
                .filter(folder -> files.stream().anyMatch(file -> isWeights(file, folder)))
                .toList();
    }

    /** Whether this file holds weights of that folder's model, or says where they are. */
    static boolean isWeights(FoundFile file, ModelFolder folder) {
        return !file.isHidden()
                && file.folder().equals(folder.folder())
                && WEIGHTS.matcher(file.name()).matches();
    }

    /** Whether this file says something that the graph or its signature depends on. */
    static boolean isUsed(FoundFile file, ModelFolder folder) {
        boolean weights = isWeights(file, folder) && !file.name().contains(".bin");
        boolean inside = folder.outermost().isEmpty() || file.path().startsWith(folder.outermost() + "/");
        return weights
                || (inside && !file.isHidden() && BESIDE.matcher(file.path()).matches());
    }
}
