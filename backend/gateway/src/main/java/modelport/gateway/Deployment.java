package modelport.gateway;

/** A revision that shall answer at an endpoint. */
public record Deployment(String endpoint, int revision, Servable servable) {}
