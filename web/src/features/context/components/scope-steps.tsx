import { INTERFACE_KINDS, PRIORITIES, QUALITIES } from "../model/choices.ts";
import { ChoiceAnswer, LongAnswer, StatementAnswer, TextAnswer } from "./answer-fields.tsx";
import { RowList } from "./row-list.tsx";
import { Part, type StepProps } from "./step-part.tsx";

/** What the product does. */
export function FeaturesStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="features"
      label="Features"
      noun="feature"
      max={200}
      readOnly={readOnly}
      teach="What the product does for its users. Each feature becomes numbered requirements, so say what exactly happens, and under which conditions."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_170px]">
            <TextAnswer
              name={`features.${index}.name`}
              label="Feature"
              maxLength={200}
              readOnly={readOnly}
            />
            <ChoiceAnswer
              name={`features.${index}.priority`}
              label="Priority"
              options={PRIORITIES}
              readOnly={readOnly}
            />
          </div>
          <LongAnswer
            name={`features.${index}.description`}
            label="What happens"
            placeholder="One sentence for each step or condition"
            rows={3}
            maxLength={4000}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

/** What is fixed and what is taken for granted. */
export function LimitsStep({ readOnly }: StepProps) {
  return (
    <>
      <Part title="Constraints">
        <RowList
          name="constraints"
          compact
          label="Constraints"
          noun="constraint"
          max={100}
          readOnly={readOnly}
          teach="Limits you cannot change: law, contracts, technology, budget, dates."
        >
          {(index) => (
            <StatementAnswer
              hideLabel
              name={`constraints.${index}.text`}
              label="Constraint"
              maxLength={1000}
              readOnly={readOnly}
            />
          )}
        </RowList>
      </Part>
      <Part title="Assumptions">
        <RowList
          name="assumptions"
          compact
          label="Assumptions"
          noun="assumption"
          max={100}
          readOnly={readOnly}
          teach="What you take for granted, and what would change the plan if it turned out wrong."
        >
          {(index) => (
            <StatementAnswer
              hideLabel
              name={`assumptions.${index}.text`}
              label="Assumption"
              maxLength={1000}
              readOnly={readOnly}
            />
          )}
        </RowList>
      </Part>
    </>
  );
}

/** What the product connects to. */
export function InterfacesStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="externalInterfaces"
      label="Interfaces"
      noun="interface"
      max={100}
      readOnly={readOnly}
      teach="Everything the product talks to. Say which data passes, in which format and over which protocol."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_170px]">
            <TextAnswer
              name={`externalInterfaces.${index}.name`}
              label="Interface"
              maxLength={200}
              readOnly={readOnly}
            />
            <ChoiceAnswer
              name={`externalInterfaces.${index}.kind`}
              label="Kind"
              options={INTERFACE_KINDS}
              readOnly={readOnly}
            />
          </div>
          <LongAnswer
            name={`externalInterfaces.${index}.description`}
            label="What passes"
            maxLength={2000}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

/** How well it must do what it does. */
export function QualityStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="qualityAttributes"
      label="Quality"
      noun="quality"
      max={100}
      readOnly={readOnly}
      teach="How well it must do what it does. A target with a number can be tested; “fast” cannot."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[190px_minmax(0,1fr)]">
            <ChoiceAnswer
              name={`qualityAttributes.${index}.attribute`}
              label="Attribute"
              options={QUALITIES}
              readOnly={readOnly}
            />
            <StatementAnswer
              name={`qualityAttributes.${index}.requirement`}
              label="Requirement"
              maxLength={1000}
              readOnly={readOnly}
            />
          </div>
          <StatementAnswer
            name={`qualityAttributes.${index}.target`}
            label="Target"
            placeholder="95 % of searches under 500 ms with 200 readers at once"
            maxLength={300}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

/** Words with a special meaning. */
export function GlossaryStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="glossary"
      label="Terms"
      noun="term"
      max={300}
      readOnly={readOnly}
      teach="Words that mean something special in this project, so that everybody reads the same."
    >
      {(index) => (
        <div className="grid gap-3 md:grid-cols-[190px_minmax(0,1fr)]">
          <TextAnswer
            name={`glossary.${index}.term`}
            label="Term"
            maxLength={200}
            readOnly={readOnly}
          />
          <StatementAnswer
            name={`glossary.${index}.definition`}
            label="Meaning"
            maxLength={2000}
            readOnly={readOnly}
          />
        </div>
      )}
    </RowList>
  );
}

/** What the product leaves out. */
export function OutOfScopeStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="outOfScope"
      compact
      label="Out of scope"
      noun="exclusion"
      max={100}
      readOnly={readOnly}
      teach="What somebody might expect and will not get. It saves the longest discussions."
    >
      {(index) => (
        <StatementAnswer
          hideLabel
          name={`outOfScope.${index}.text`}
          label="Not part of it"
          maxLength={1000}
          readOnly={readOnly}
        />
      )}
    </RowList>
  );
}
