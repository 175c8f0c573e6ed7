console.log("The cost of the type libraries of TypeScript and Node.");
