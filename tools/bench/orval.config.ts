/** Client and mocks, as orval's documentation says for the fetch client and MSW. */
export default {
  factors: {
    input: "../../spec/dist/openapi.json",
    output: {
      target: "generated/orval/factors.ts",
      mode: "split",
      client: "fetch",
      mock: true,
      baseUrl: { getBaseUrlFromSpecification: true },
    },
  },
};
