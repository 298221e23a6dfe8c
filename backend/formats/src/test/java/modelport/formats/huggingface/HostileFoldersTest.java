package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.formats.safetensors.SafetensorsWriter;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFoldersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bert-body        | "num_hidden_layers": 2          | "num_hidden_layers": 1000000000  | huggingface.config
            bert-body        | "num_hidden_layers": 2          | "num_hidden_layers": 900         | huggingface.tensor-missing
            bert-body        | "num_hidden_layers": 2          | "num_hidden_layers": 1           | huggingface.tensors-left
            bert-body        | "hidden_size": 24               | "hidden_size": 0                 | huggingface.config
            bert-body        | "hidden_size": 24               | "hidden_size": -24               | huggingface.config
            bert-body        | "hidden_size": 24               | "hidden_size": 24.0              | huggingface.config
            bert-body        | "hidden_size": 24               | "hidden_size": "24"              | huggingface.config
            bert-body        | "hidden_size": 24               | "hidden_size": 1e999             | huggingface.config
            bert-body        | "num_attention_heads": 4        | "num_attention_heads": 5         | huggingface.heads
            bert-body        | "layer_norm_eps": 1e-12         | "layer_norm_eps": NaN            | huggingface.config
            bert-body        | "layer_norm_eps": 1e-12         | "layer_norm_eps": -1             | huggingface.config
            bert-body        | "vocab_size": 40                | "vocab_size": 9000000            | huggingface.tensor-shape
            bert-body        | "vocab_size": 40                | "vocab_size": 99999999999999999999 | huggingface.config
            bert-body        | "max_position_embeddings": 26   | "max_position_embeddings": 25    | huggingface.tensor-shape
            bert-body        | "hidden_act": "gelu"            | "hidden_act": "__import__"       | huggingface.config
            bert-body        | "position_embedding_type": "absolute" | "position_embedding_type": "relative_key" | huggingface.config
            bert-body        | "BertModel"                     | "BertForever"                    | huggingface.architecture
            bert-body        | "model_type": "bert"            | "model_type": "roberta"          | huggingface.model-type
            bert-body        | "BertModel"                     | "MineModel"], "auto_map": {"AutoModel": "mine.MineModel"}, "x": ["" | huggingface.own-code
            bert-body        | "hidden_act": "gelu"            | "quantization_config": {"bits": 4} | huggingface.not-read
            bert-body        | "hidden_act": "gelu"            | "pruned_heads": {"0": [1]}       | huggingface.not-read
            bert-body        | "hidden_act": "gelu"            | "is_decoder": true               | huggingface.config
            bert-body        | "hidden_act": "gelu"            | "hidden_act":                    | huggingface.json
            bert-sequence    | "1": "glad"                     | "7": "glad"                      | huggingface.labels
            bert-sequence    | "1": "glad"                     | "one": "glad"                    | huggingface.config
            bert-sequence    | "hidden_act": "gelu"            | "problem_type": "guess"          | huggingface.config
            mpnet-body       | "relative_attention_num_buckets": 32 | "relative_attention_num_buckets": 64 | huggingface.config
            vit-image        | "patch_size": 4                 | "patch_size": 0                  | huggingface.config
            vit-image        | "image_size": 12                | "image_size": 2                  | huggingface.config
            vit-image        | "image_size": 12                | "image_size": 8000               | huggingface.tensor-shape
            gpt2             | "n_layer": 2                    | "n_layer": 3                     | huggingface.tensor-missing
            gpt2             | "n_head": 4                     | "n_head": 0                      | huggingface.config
            llama            | "num_key_value_heads": 4        | "num_key_value_heads": 3         | huggingface.heads
            llama            | "num_key_value_heads": 4        | "num_key_value_heads": 2         | huggingface.tensor-shape
            llama            | "rope_theta": 10000.0           | "rope_theta": 0                  | huggingface.config
            llama-linear     | "type": "linear"                | "type": "dynamic"                | huggingface.config
            llama-linear     | "type": "linear"                | "type": "yarn"                   | huggingface.config
            qwen2            | "use_sliding_window": false     | "use_sliding_window": true       | huggingface.config
            """)
    void a_configuration_that_is_not_right_is_refused(String name, String before, String after, String code)
            throws Exception {
        ModelFolder copy = HfRecord.named(name).copyTo(folder.resolve(name));
        Path config = copy.root().resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(before);
        Files.writeString(config, text.replace(before, after));

        assertThat(refusal(copy).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "../model-00001-of-00003.safetensors, huggingface.shard-name",
        "/etc/passwd, huggingface.shard-name",
        "sub/model.safetensors, huggingface.shard-name",
        "..\\\\model.safetensors, huggingface.shard-name",
        "config.json, huggingface.shard-name",
        ".safetensors, huggingface.shard-name",
        "model-00009-of-00003.safetensors, huggingface.shard-missing",
        "model-00002-of-00003.safetensors, huggingface.shard-tensor"
    })
    void an_index_leads_nowhere_but_to_its_own_files(String shard, String code) throws Exception {
        ModelFolder copy = HfRecord.named("bert-shards").copyTo(folder.resolve("shards"));
        Path index = copy.root().resolve("model.safetensors.index.json");
        Files.writeString(index, Files.readString(index).replace("model-00001-of-00003.safetensors", shard));

        assertThat(refusal(copy).code()).isEqualTo(code);
    }

    @Test
    void a_shard_that_is_missing_is_named() throws Exception {
        ModelFolder copy = HfRecord.named("bert-shards").copyTo(folder.resolve("shards"));
        Set<String> files = new TreeSet<>(copy.files());
        files.remove("model-00002-of-00003.safetensors");

        Refusal refusal = refusal(new ModelFolder(copy.root(), "", files));

        assertThat(refusal)
                .isEqualTo(Refusal.of("huggingface.shard-missing", "shard", "model-00002-of-00003.safetensors"));
    }

    @Test
    void shards_without_an_index_are_refused() throws Exception {
        ModelFolder copy = HfRecord.named("bert-shards").copyTo(folder.resolve("shards"));
        Set<String> files = new TreeSet<>(copy.files());
        files.remove("model.safetensors.index.json");

        assertThat(refusal(new ModelFolder(copy.root(), "", files)).code()).isEqualTo("huggingface.no-index");
    }

    @Test
    void weights_under_two_names_are_nobodys() throws Exception {
        ModelFolder copy = HfRecord.named("bert-shards").copyTo(folder.resolve("shards"));
        Path shard = copy.root().resolve("model-00001-of-00003.safetensors");
        Path index = copy.root().resolve("model.safetensors.index.json");
        String twin = "bert.embeddings.LayerNorm.weight";
        new SafetensorsWriter("F32")
                .add(twin, new float[24], 24)
                .write(copy.root().resolve("twin.safetensors"));
        Files.writeString(
                index,
                Files.readString(index)
                        .replaceFirst("\"weight_map\": \\{", "$0\"" + twin + "\": \"twin.safetensors\","));
        Set<String> files = new TreeSet<>(copy.files());
        files.add("twin.safetensors");

        assertThat(refusal(new ModelFolder(copy.root(), "", files)).code()).isEqualTo("huggingface.two-names");
        assertThat(shard).exists();
    }

    @Test
    void a_tensor_in_two_shards_is_refused() throws Exception {
        ModelFolder copy = HfRecord.named("bert-shards").copyTo(folder.resolve("shards"));
        Files.copy(
                copy.root().resolve("model-00001-of-00003.safetensors"),
                copy.root().resolve("again.safetensors"));
        Path index = copy.root().resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                Files.readString(index).replaceFirst("\"weight_map\": \\{", "$0\"again\": \"again.safetensors\","));
        Set<String> files = new TreeSet<>(copy.files());
        files.add("again.safetensors");

        assertThat(refusal(new ModelFolder(copy.root(), "", files)).code()).isEqualTo("huggingface.tensor-twice");
    }

    @Test
    void weights_of_whole_numbers_or_in_a_pickle_are_refused() throws Exception {
        ModelFolder copy = HfRecord.named("gpt2").copyTo(folder.resolve("gpt2"));
        Path weights = copy.root().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        String header = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replace("\"F32\"", "\"I32\"");
        Files.write(weights, header.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(refusal(copy).code()).isEqualTo("huggingface.tensor-type");
        assertThat(refusal(new ModelFolder(copy.root(), "", Set.of("config.json", "pytorch_model.bin"))))
                .isEqualTo(Refusal.of("huggingface.pickled-weights", "file", "pytorch_model.bin"));
        assertThat(refusal(new ModelFolder(copy.root(), "", Set.of("config.json")))
                        .code())
                .isEqualTo("huggingface.no-weights");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modules.json          | models.Normalize           | models.Dense                  | huggingface.module
            modules.json          | "path": "1_Pooling"        | "path": "../1_Pooling"        | huggingface.module-missing
            modules.json          | "path": ""                 | "path": "elsewhere"           | huggingface.module
            1_Pooling/config.json | "pooling_mode_cls_token": true | "pooling_mode_lasttoken": true | huggingface.pooling
            1_Pooling/config.json | "pooling_mode_mean_tokens": false | "pooling_mode_mean_tokens": true | huggingface.pooling
            sentence_bert_config.json | "do_lower_case": false | "do_lower_case": true         | huggingface.lower-case
            """)
    void vectors_that_are_pooled_otherwise_are_refused(String file, String before, String after, String code)
            throws Exception {
        ModelFolder copy = HfRecord.named("mpnet-sentences").copyTo(folder.resolve("mpnet"));
        Path changed = copy.root().resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(before, after));

        assertThat(refusal(copy).code()).isEqualTo(code);
    }

    @Test
    void nothing_is_left_of_a_folder_that_was_refused() throws IOException {
        ModelFolder copy = HfRecord.named("bert-f16").copyTo(folder.resolve("bert"));
        Path config = copy.root().resolve("config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3"));

        assertThat(refusal(copy).code()).isEqualTo("huggingface.tensor-missing");

        try (Stream<Path> files = Files.list(copy.root())) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("config.json", "model.safetensors");
        }
    }

    private static Refusal refusal(ModelFolder folder) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> HuggingFace.convert(folder));
        Refusal refusal = refused.refusal();
        for (Locale language : Messages.LANGUAGES) {
            assertThat(Messages.render(new Message(refusal.code(), refusal.args()), language))
                    .isNotEqualTo(refusal.code());
        }
        return refusal;
    }
}
