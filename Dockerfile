# One image for every role. Built from a clone, run without one; nothing in it runs as root.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN ./modelport build
RUN mkdir -p target/home

FROM eclipse-temurin:25-jre
WORKDIR /opt/modelport
COPY --from=build /src/launcher/image/passwd /src/launcher/image/group /etc/
COPY --from=build /src/modelport ./
COPY --from=build /src/target/app/lib lib/
COPY --from=build /src/target/app/engines engines/
COPY --from=build --chown=10001:10001 /src/target/home /var/lib/modelport
ENV MODELPORT_HOME=/var/lib/modelport MODELPORT_BIND=0.0.0.0 MODELPORT_LOG_FORMAT=json
USER 10001:10001
VOLUME ["/var/lib/modelport"]
EXPOSE 8080 8081 8083
HEALTHCHECK --interval=10s --timeout=10s --start-period=120s CMD ["/opt/modelport/modelport", "status"]
ENTRYPOINT ["/opt/modelport/modelport", "start", "--foreground"]
