package modelport.onnx;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An ONNX model without its weights: what the checks look at. */
record Skeleton(
        long irVersion,
        String producer,
        String producerVersion,
        List<Opset> opsets,
        Graph graph,
        List<Graph> trainingGraphs,
        List<Function> functions,
        SequencedMap<String, String> metadata,
        long fileBytes) {

    /** ONNX's own domain has two names; this is the one that is shown. */
    static final String ONNX = "ai.onnx";

    static String domain(String name) {
        return name.isEmpty() ? ONNX : name;
    }

    /** Every graph of the file, subgraphs included, and every function's body. */
    Stream<Body> bodies() {
        Stream<Body> graphs = Stream.concat(Stream.of(graph), trainingGraphs.stream());
        return Stream.concat(graphs, functions.stream()).flatMap(Body::withSubgraphs);
    }

    record Opset(String domain, long version) {}

    /** Nodes in a row, with the tensors that they share. */
    sealed interface Body {
        List<Node> nodes();

        /** This one and those inside it. */
        default Stream<Body> withSubgraphs() {
            return Stream.concat(
                    Stream.of(this), nodes().stream().flatMap(Node::subgraphs).flatMap(Body::withSubgraphs));
        }

        /** The tensors right here, not those of subgraphs; a sparse one counts as two. */
        Stream<Tensor> tensors();

        /** The sparse tensors right here. */
        Stream<Sparse> sparse();
    }

    record Graph(
            List<Node> nodes,
            List<Tensor> initializers,
            List<Sparse> sparseInitializers,
            List<OnnxValue> inputs,
            List<OnnxValue> outputs)
            implements Body {
        @Override
        public Stream<Tensor> tensors() {
            Stream<Tensor> sparse = sparseInitializers.stream().flatMap(Sparse::tensors);
            return Stream.of(initializers.stream(), sparse, nodes.stream().flatMap(Node::tensors))
                    .flatMap(tensors -> tensors);
        }

        @Override
        public Stream<Sparse> sparse() {
            return Stream.concat(
                    sparseInitializers.stream(),
                    nodes.stream().flatMap(node -> node.attributes().stream()).flatMap(a -> a.sparse().stream()));
        }
    }

    record Function(
            String domain,
            String name,
            String overload,
            List<Opset> opsets,
            List<String> inputs,
            List<String> outputs,
            List<Node> nodes,
            List<Attribute> defaults)
            implements Body {
        @Override
        public Stream<Tensor> tensors() {
            return Stream.concat(
                    defaults.stream().flatMap(Attribute::allTensors),
                    nodes.stream().flatMap(Node::tensors));
        }

        @Override
        public Stream<Sparse> sparse() {
            return Stream.concat(defaults.stream(), nodes.stream().flatMap(node -> node.attributes().stream()))
                    .flatMap(attribute -> attribute.sparse().stream());
        }

        @Override
        public Stream<Body> withSubgraphs() {
            return Stream.concat(
                    Body.super.withSubgraphs(),
                    defaults.stream()
                            .flatMap(attribute -> attribute.graphs().stream())
                            .flatMap(Body::withSubgraphs));
        }
    }

    record Node(
            String name,
            String domain,
            String operator,
            String overload,
            List<String> inputs,
            List<String> outputs,
            List<Attribute> attributes) {
        Stream<Graph> subgraphs() {
            return attributes.stream().flatMap(attribute -> attribute.graphs().stream());
        }

        Stream<Tensor> tensors() {
            return attributes.stream().flatMap(Attribute::allTensors);
        }

        /** How a message names it. */
        String shown() {
            return name.isEmpty() ? operator : name;
        }

        /** Its operator, with the domain if it is not ONNX's own. */
        String qualified() {
            return domain.equals(ONNX) ? operator : domain + "." + operator;
        }
    }

    /** An attribute; strings and integers are kept only where class labels may be. */
    record Attribute(
            String name,
            List<String> labels,
            long floats,
            List<Tensor> tensors,
            List<Sparse> sparse,
            List<Graph> graphs) {
        Stream<Tensor> allTensors() {
            return Stream.concat(tensors.stream(), sparse.stream().flatMap(Sparse::tensors));
        }
    }

    record Sparse(Tensor values, Tensor indices, List<Long> dims) {
        Stream<Tensor> tensors() {
            return Stream.of(values, indices);
        }
    }

    /**
     * A tensor without its elements.
     *
     * @param external location and range of its data, absent for data in the model
     * @param data how many elements or bytes each data field holds
     * @param labels its elements as text, if they are few enough to be class labels
     */
    record Tensor(
            String name,
            long type,
            List<Long> dims,
            @Nullable List<Map.Entry<String, String>> external,
            Map<DataField, Long> data,
            List<String> labels) {}

    /** Where a tensor can keep its elements. */
    enum DataField {
        RAW,
        FLOAT,
        INT32,
        STRING,
        INT64,
        DOUBLE,
        UINT64
    }
}
