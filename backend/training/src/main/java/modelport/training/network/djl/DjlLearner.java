package modelport.training.network.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import modelport.training.network.Batch;
import modelport.training.network.Learner;
import modelport.training.network.Network;
import modelport.training.network.Objective;
import modelport.training.network.Weights;

/** A network of DJL's blocks. */
final class DjlLearner implements Learner {
    private final Network network;
    private final Blocks blocks;
    private final Model model;
    private final Trainer trainer;
    private float rate;

    DjlLearner(Network network, Weights weights, Objective objective) {
        this.network = network;
        blocks = new Blocks(network, weights);
        model = Model.newInstance("student", Device.cpu(), "PyTorch");
        model.setBlock(blocks.all());
        // DJL asks for the rate at each step and each parameter.
        Tracker current = _ -> rate;
        Adam adam = Optimizer.adam()
                .optBeta1((float) BETA1)
                .optBeta2((float) BETA2)
                .optEpsilon((float) EPSILON)
                .optLearningRateTracker(current)
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(new DjlLoss(objective))
                .optOptimizer(adam)
                .optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(new Shape(1, network.columns()));
    }

    @Override
    public double step(Batch batch, double learningRate) {
        rate = (float) learningRate;
        try (NDManager manager = trainer.getManager().newSubManager()) {
            Shape answers = new Shape(batch.rows(), network.outputs());
            var inputs = manager.create(batch.inputs(), new Shape(batch.rows(), network.columns()));
            var labels = new NDList(manager.create(batch.targets(), answers));
            if (batch.soft().length > 0) {
                labels.add(manager.create(batch.soft(), answers));
            }
            double loss = backward(new NDList(inputs), labels, manager);
            trainer.step();
            return loss;
        }
    }

    private double backward(NDList inputs, NDList labels, NDManager manager) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDList outputs = trainer.forward(inputs);
            outputs.attach(manager);
            var loss = trainer.getLoss().evaluate(labels, outputs);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    @Override
    public float[] outputs(float[] inputs, int rows) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDList outputs = trainer.evaluate(new NDList(manager.create(inputs, new Shape(rows, network.columns()))));
            outputs.attach(manager);
            return outputs.singletonOrThrow().toFloatArray();
        }
    }

    @Override
    public Weights weights() {
        return blocks.weights();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
