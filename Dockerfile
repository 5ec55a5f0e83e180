FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY bpmn bpmn
COPY forms forms
COPY charters charters
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -Dmaven.test.skip=true package \
    && mv target/charterflow-*.jar charterflow.jar

FROM eclipse-temurin:17-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /opt/charterflow charterflow
WORKDIR /opt/charterflow
COPY --from=build /build/charterflow.jar ./
COPY LICENSE NOTICE ./
USER charterflow
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD curl --fail --silent --output /dev/null http://127.0.0.1:8080/actuator/health/readiness
# As process 1 Java receives the stop signal itself: open requests and jobs end before it goes.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "charterflow.jar"]
