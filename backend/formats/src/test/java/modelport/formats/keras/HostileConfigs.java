package modelport.formats.keras;

import java.util.List;

/** Descriptions of models that are wrong in one way each. */
record HostileConfigs(String code, String name, String json) {
    private static final String LAYER = """
            {"class_name": "Dense", "config": {"name": "%s", "units": 2, "use_bias": false, "batch_input_shape": [null, 3]}
            %s}""";

    static List<HostileConfigs> all() {
        return List.of(
                new HostileConfigs("keras.config-broken", "half a description", "{\"class_name\": \"Sequential\""),
                new HostileConfigs("keras.config-broken", "lists within lists", "[".repeat(100_000)),
                new HostileConfigs(
                        "keras.config-broken",
                        "one key twice",
                        "{\"class_name\": \"Lambda\", \"class_name\": \"Sequential\", \"config\": {\"layers\": []}}"),
                new HostileConfigs("keras.config-broken", "a list", "[]"),
                new HostileConfigs("keras.config-size", "a million layers", layers(1_000_000)),
                new HostileConfigs("keras.too-many-layers", "more layers than anybody has", layers(21_000)),
                new HostileConfigs("keras.too-many-layers", "models that hold each other twice", doubled()),
                new HostileConfigs("keras.too-deep", "models within models", nested()),
                new HostileConfigs(
                        "keras.layer-twice",
                        "two layers of one name",
                        functional(node("d", "x") + ", " + node("d", "x"), "d")),
                new HostileConfigs(
                        "keras.graph-broken",
                        "layers that wait for each other",
                        functional(node("d", "e") + ", " + node("e", "d"), "e")),
                new HostileConfigs(
                        "keras.graph-broken", "a layer that is not there", functional(node("d", "nobody"), "d")),
                new HostileConfigs(
                        "keras.option-broken",
                        "a negative number of units",
                        sequence(LAYER.formatted("d", "").replace("\"units\": 2", "\"units\": \"many\""))),
                new HostileConfigs(
                        "keras.embedded-code",
                        "code",
                        sequence(
                                "{\"class_name\": \"Lambda\", \"config\": {\"name\": \"l\", \"batch_input_shape\": [null, 3]}}")));
    }

    private static String sequence(String layers) {
        return "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"s\", \"layers\": [" + layers + "]}}";
    }

    private static String layers(int count) {
        String layer = "{\"class_name\":\"Dropout\",\"config\":{\"name\":\"d\",\"batch_input_shape\":[null,3]}}";
        return sequence((layer + ",").repeat(count - 1) + layer);
    }

    private static String node(String name, String from) {
        return LAYER.formatted(
                name, ", \"name\": \"%s\", \"inbound_nodes\": [[[\"%s\", 0, 0, {}]]]".formatted(name, from));
    }

    private static String functional(String layers, String output) {
        String input = "{\"class_name\": \"InputLayer\", \"name\": \"x\", \"inbound_nodes\": [],"
                + " \"config\": {\"name\": \"x\", \"batch_input_shape\": [null, 3]}}";
        return "{\"class_name\": \"Functional\", \"config\": {\"name\": \"f\", \"layers\": [" + input + ", " + layers
                + "], \"input_layers\": [[\"x\", 0, 0]], \"output_layers\": [[\"" + output + "\", 0, 0]]}}";
    }

    private static String doubled() {
        String model = "{\"class_name\": \"Dropout\", \"config\": {\"name\": \"d\"}";
        for (int level = 0; level < 25; level++) {
            String twice = model + ", \"name\": \"d\", \"inbound_nodes\": [[[\"x\", 0, 0, {}]], [[\"d\", 0, 0, {}]]]}";
            String whole = functional(
                    twice.replaceFirst("\"config\": \\{\"name\": \"f\"", "\"config\": {\"name\": \"d\""), "d");
            model = whole.substring(0, whole.length() - 1)
                    .replace("\"output_layers\": [[\"d\", 0, 0]]", "\"output_layers\": [[\"d\", 1, 0]]");
        }
        return model + "}";
    }

    private static String nested() {
        String model = sequence(LAYER.formatted("d", ""));
        for (int level = 0; level < 40; level++) {
            model = sequence(model);
        }
        return model;
    }
}
