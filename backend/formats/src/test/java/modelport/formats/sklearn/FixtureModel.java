package modelport.formats.sklearn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import modelport.formats.pickle.Pickles;
import modelport.formats.pickle.PyValue;

/** The pickle of a fixture, whose attributes may be changed. */
public record FixtureModel(PyValue.Instance instance) {
    private static final Path FOLDER = Path.of("../../fixtures/sklearn");

    public static FixtureModel of(String file) {
        try {
            return new FixtureModel((PyValue.Instance) Pickles.read(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same model with another value in an attribute. */
    public FixtureModel with(String attribute, PyValue value) {
        instance.attributes().orElseThrow().items().put(new PyValue.Text(attribute), value);
        return this;
    }

    public PyValue get(String attribute) {
        return instance.attribute(attribute).orElseThrow();
    }

    /** Objects in a list. */
    public List<FixtureModel> each(String attribute) {
        return ((PyValue.Sequence) get(attribute))
                .items().stream()
                        .map(PyValue.Instance.class::cast)
                        .map(FixtureModel::new)
                        .toList();
    }

    public FixtureModel inside(String attribute) {
        return new FixtureModel((PyValue.Instance) get(attribute));
    }
}
