# One node of Telmee. Several of them on one database are the same image, started several times.
#
#   docker build -t telmee .
#   docker run -p 8080:8080 -v telmee-data:/app/data \
#     -e TELMEE_DATABASE_URL=postgresql://user:password@host:5432/telmee \
#     -e TELMEE_PUBLIC_URL=https://telmee.example telmee
#
# TELMEE_DATABASE_URL is needed: without it the program starts its embedded PostgreSQL inside the
# container, which suits a demonstration only.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -q -B package

FROM eclipse-temurin:25-jre AS runtime
LABEL org.opencontainers.image.title="Telmee" \
      org.opencontainers.image.source="https://github.com/telmee/telmee" \
      org.opencontainers.image.licenses="EUPL-1.2"

# The picture that goes with a shared link is drawn with letters.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
# A fixed number, so that volumes and "run as non-root" rules can name it. The data folder holds keys.
RUN groupadd --gid 10001 telmee \
 && useradd --uid 10001 --gid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin telmee \
 && install -d -o 10001 -g 10001 -m 700 /app/data
COPY --from=build /build/target/telmee.jar /build/LICENSE /app/

# A start on an embedded database shows which classes a start takes; Java keeps them as it needs them
# (JEP 514). Flags and Java must be those of the start that is to profit; otherwise it is ignored.
FROM runtime AS started
USER 10001:10001
RUN TELMEE_DATA_DIR=/tmp/data TELMEE_DEMO=false \
    java -XX:+UseCompactObjectHeaders -XX:AOTCacheOutput=/tmp/telmee.aot \
      --enable-native-access=ALL-UNNAMED -jar /app/telmee.jar > /tmp/start.log 2>&1 & \
    for second in $(seq 120); do grep -q 'is running' /tmp/start.log && break; sleep 1; done; \
    kill $!; wait $!; rm -rf /tmp/data; test -s /tmp/telmee.aot || { cat /tmp/start.log; exit 1; }

FROM runtime
COPY --from=started /tmp/telmee.aot /app/

USER 10001:10001
VOLUME /app/data
ENV TELMEE_HOST=0.0.0.0

# 8080: residents and staff. 8081: management (/health/live, /health/ready, /metrics); keep it inside.
# No HEALTHCHECK: the image has no HTTP client, and orchestrators ask the management port themselves.
EXPOSE 8080 8081

# Exec form: SIGTERM reaches the program, which stores what it acknowledged and then exits with 0.
ENTRYPOINT ["java","-XX:MaxRAMPercentage=75","-XX:AOTCache=/app/telmee.aot","-XX:+UseCompactObjectHeaders","-XX:TrimNativeHeapInterval=5000","--enable-native-access=ALL-UNNAMED","-jar","/app/telmee.jar"]
