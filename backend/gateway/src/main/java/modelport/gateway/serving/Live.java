package modelport.gateway.serving;

import java.util.Optional;
import modelport.contract.registry.Signature;
import modelport.gateway.Deployment;
import modelport.gateway.Servable;
import modelport.gateway.json.JsonBytes;

/** A deployment that answers: its model in memory, and what is the same in all its answers. */
public final class Live {
    private final Deployment deployment;
    private final ServedModel model;
    private final ServableForm form;
    private final Watch watch;
    private final byte[] digest;

    Live(Deployment deployment, ServedModel model, ServableForm form, Watch watch) {
        this.deployment = deployment;
        this.model = model;
        this.form = form;
        this.watch = watch;
        this.digest = JsonBytes.ascii(deployment.servable().digest());
    }

    public Deployment deployment() {
        return deployment;
    }

    public String endpoint() {
        return deployment.endpoint();
    }

    public Servable servable() {
        return deployment.servable();
    }

    public Signature signature() {
        return deployment.servable().signature();
    }

    public ServableForm form() {
        return form;
    }

    /** As ASCII, for the header. */
    public byte[] digest() {
        return digest;
    }

    Watch watch() {
        return watch;
    }

    ServedModel model() {
        return model;
    }

    /** Has the model started again, if it gave up. */
    public void revive() {
        model.revive();
    }

    /** The short way on {@code loop}, if the model has one. */
    public Optional<Tick> tick(Loop loop) {
        return model.tick(loop);
    }

    /** Keeps the model loaded until {@code call} is answered; on the thread that has just looked this up. */
    public void hold(Call call) {
        call.hold(model);
    }

    /** Runs a question the short way if that is possible, otherwise in the model's queue. */
    public void ask(Call call, Question question, Loop loop) {
        model.ask(call, question, loop);
    }

    /** Runs a question in the model's queue; the call must hold the model. */
    public void enqueue(Call call, Question question) {
        model.enqueue(call, question);
    }
}
