package modelport.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.access.Bootstrap;

/** The demo from beginning to end, against a running product. */
final class Demo {
    private static final String OWNER = "admin";
    private static final int BURST = 500;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Options options;
    private final URI address;
    private final Console console;

    Demo(Options options, URI address, Console console) {
        this.options = options;
        this.address = address;
        this.console = console;
    }

    /**
     * Plays the story, and goes on where an earlier run ended.
     *
     * @param key an administrator's token, or, while nobody has an account, the link that makes the first one
     */
    void play(Path home, String key) throws Exception {
        console.say("begin", options.project());
        var people = People.of(address, home.resolve("demo/people.properties"));
        var client = ModelportClient.at(address, token(people, key));
        String name = client.access().me().person().username();
        var owner = new Person(name, client, options.project(), console.words());
        try (Luggage luggage = Luggage.unpackedLater()) {
            var story = new Story(owner, people, luggage, console);
            Cast cast = story.cast();
            Slug endpoint = story.release(cast);
            try (var traffic = traffic(cast, endpoint)) {
                traffic.hurry(BURST);
                traffic.trickle(PAUSE);
                story.others(cast);
                new Tour(address, options.project(), console).tell(people, name);
            }
        }
    }

    private Traffic traffic(Cast cast, Slug endpoint) {
        return new Traffic(
                cast.author().client(), endpoint, cast.luggage().lines("tumours-clinic.csv"), answered -> {});
    }

    private String token(People people, String key) {
        int secret = key.indexOf('#');
        if (secret < 0) {
            return key;
        }
        var first = new Bootstrap(key.substring(secret + 1), OWNER, people.newPassword(OWNER));
        return ModelportClient.at(address, null).access().bootstrap(first).token();
    }
}
