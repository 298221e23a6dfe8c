package modelport.gateway.serving;

import java.util.Locale;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.ProblemBody;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;

/** How a protocol writes errors. */
public enum ErrorForm {
    /** RFC 9457. */
    PROBLEM {
        @Override
        void write(Refusal refusal, String sentence, JsonBytes out) {
            Message reason = refusal.reason();
            out.character('{').key("type").string("/problems/" + reason.code());
            out.key("title").string(title(refusal.status()));
            out.key("status").number(refusal.status());
            out.key("detail").string(sentence);
            out.key("code").string(reason.code());
            out.key("args").character('{');
            new TreeMap<>(reason.args()).forEach((name, value) -> out.key(name).string(value));
            out.character('}');
            String instance = reason.args().get("instance");
            if (instance != null) {
                out.key("instance").string(instance);
            }
            out.character('}');
        }
    },
    /** Open Inference Protocol. */
    INFERENCE {
        @Override
        void write(Refusal refusal, String sentence, JsonBytes out) {
            out.character('{').key("error").string(sentence).character('}');
        }
    },
    /** OpenAI. */
    OPENAI {
        @Override
        void write(Refusal refusal, String sentence, JsonBytes out) {
            out.character('{').key("error").character('{').key("message").string(sentence);
            out.key("type").string(refusal.status() < 500 ? "invalid_request_error" : "server_error");
            out.key("param").plain("null").key("code").string(refusal.reason().code());
            out.plain("}}");
        }
    };

    private static final int RETRY_SECONDS = 1;

    abstract void write(Refusal refusal, String sentence, JsonBytes out);

    /** The whole answer. */
    Reply write(Refusal refusal, Locale language, JsonBytes out) {
        write(refusal, Messages.render(refusal.reason(), language), out.clear());
        Reply.Type type = this == PROBLEM ? Reply.Type.PROBLEM : Reply.Type.JSON;
        boolean later = refusal.status() == 429 || refusal.status() == 503;
        return new Reply(refusal.status(), type, out, -1, later ? RETRY_SECONDS : 0);
    }

    /** The type of the answer's body. */
    public String mediaType() {
        return this == PROBLEM ? ProblemBody.MEDIA_TYPE : "application/json";
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> status < 500 ? "Request Error" : "Internal Server Error";
        };
    }
}
